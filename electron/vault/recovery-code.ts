import { hkdfSync, randomBytes } from 'node:crypto';
import { KEY_BYTES, seal, unseal } from '../sealing/seal.ts';

/** Crockford's base 32: no letter that looks like a digit, none that makes a word. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_BYTES = 20;
const GROUP = 4;
const PURPOSE = 'master key under a recovery code';

/** A new code of 160 random bits, as a person writes it down: eight groups of four. */
export function newRecoveryCode(): string {
  let bits = BigInt(`0x${randomBytes(CODE_BYTES).toString('hex')}`);
  let letters = '';
  for (let place = 0; place < (CODE_BYTES * 8) / 5; place += 1) {
    letters = ALPHABET.charAt(Number(bits & 31n)) + letters;
    bits >>= 5n;
  }
  return letters.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? letters;
}

export function wrapWithRecoveryCode(code: string, key: Uint8Array): string {
  return seal(derive(code), PURPOSE, key);
}

/** Null for another code, and for anything that is not a code. */
export function unwrapWithRecoveryCode(code: string, wrapped: string): Buffer | null {
  return unseal(derive(code), PURPOSE, wrapped);
}

/** The code has enough bits already; stretching it like a passphrase would add nothing. */
function derive(code: string): Buffer {
  return Buffer.from(hkdfSync('sha256', asWritten(code), '', 'facedesk recovery code', KEY_BYTES));
}

/** As it was made, however it was copied from paper: lower case, blanks, O for 0, I or L for 1. */
function asWritten(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}
