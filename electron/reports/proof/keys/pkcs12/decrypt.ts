import { createDecipheriv, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { AlgorithmIdentifier } from 'pkijs';
import type { Budget } from './budget.ts';
import { derive, octets, purposes, type Stretching } from './derive.ts';
import { decryptRc2 } from './rc2.ts';

type Pkijs = typeof import('pkijs');

/** With what a file is opened. */
export interface Opener {
  readonly pkijs: Pkijs;
  readonly passphrase: string;
  readonly budget: Budget;
}

/** `foreign`: protected in a way that isn't known here, or that takes too long; another passphrase would not help. */
export type Decrypted = Buffer | 'wrongPassphrase' | 'foreign';

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';

const ciphers: Readonly<Record<string, { readonly name: string; readonly keyBytes: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24 },
};
const pseudoRandomFunctions: Readonly<Record<string, { readonly hash: string; readonly bytes: number }>> = {
  '1.2.840.113549.2.7': { hash: 'sha1', bytes: 20 },
  '1.2.840.113549.2.9': { hash: 'sha256', bytes: 32 },
  '1.2.840.113549.2.10': { hash: 'sha384', bytes: 48 },
  '1.2.840.113549.2.11': { hash: 'sha512', bytes: 64 },
};
const HMAC_SHA1 = '1.2.840.113549.2.7';
/** Of PKCS #12 itself (RFC 7292, appendix C), as older programs use them. */
const TRIPLE_DES = '1.2.840.113549.1.12.1.3';
const RC2_40 = '1.2.840.113549.1.12.1.6';

/** Opens a part of a PKCS #12. */
export async function decrypt(
  { algorithmId, algorithmParams }: AlgorithmIdentifier,
  cipherText: Uint8Array,
  opener: Opener,
): Promise<Decrypted> {
  try {
    if (algorithmId === PBES2) return await decryptPbes2(algorithmParams, cipherText, opener);
    if (algorithmId !== TRIPLE_DES && algorithmId !== RC2_40) return 'foreign';
    return await decryptLegacy(algorithmId, algorithmParams, cipherText, opener);
  } catch {
    // A padding that does not fit, or parameters that can't be read: the passphrase has opened nothing.
    return 'wrongPassphrase';
  }
}

async function decryptPbes2(
  parameters: unknown,
  cipherText: Uint8Array,
  { pkijs, passphrase, budget }: Opener,
): Promise<Decrypted> {
  const { keyDerivationFunc, encryptionScheme } = new pkijs.PBES2Params({ schema: parameters });
  const cipher = ciphers[encryptionScheme.algorithmId];
  if (keyDerivationFunc.algorithmId !== PBKDF2 || cipher === undefined) return 'foreign';
  const { salt, iterationCount, prf } = new pkijs.PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  const random = pseudoRandomFunctions[prf?.algorithmId ?? HMAC_SHA1];
  if (random === undefined) return 'foreign';
  if (!budget.spend('pbkdf2', iterationCount * Math.ceil(cipher.keyBytes / random.bytes))) return 'foreign';
  const key = await promisify(pbkdf2)(passphrase, octets(salt), iterationCount, cipher.keyBytes, random.hash);
  const decipher = createDecipheriv(cipher.name, key, octets(encryptionScheme.algorithmParams));
  return Buffer.concat([decipher.update(cipherText), decipher.final()]);
}

async function decryptLegacy(
  algorithm: typeof TRIPLE_DES | typeof RC2_40,
  parameters: unknown,
  cipherText: Uint8Array,
  { passphrase, budget }: Opener,
): Promise<Decrypted> {
  const [salt, count] = (parameters as { valueBlock: { value: readonly unknown[] } }).valueBlock.value;
  const { valueBlock } = count as { valueBlock: { valueDec: number } };
  const stretching: Stretching = { salt: octets(salt), iterations: valueBlock.valueDec };
  const bytes = (purpose: number, length: number) => derive('sha1', passphrase, stretching, purpose, length, budget);
  const iv = await bytes(purposes.iv, 8);
  const key = iv && (await bytes(purposes.key, algorithm === TRIPLE_DES ? 24 : 5));
  if (iv === null || key === null) return 'foreign';
  if (algorithm === RC2_40) return (await decryptRc2(key, iv, cipherText)) ?? 'wrongPassphrase';
  const decipher = createDecipheriv('des-ede3-cbc', key, iv);
  return Buffer.concat([decipher.update(cipherText), decipher.final()]);
}
