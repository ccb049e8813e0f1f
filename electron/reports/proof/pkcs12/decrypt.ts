import { createDecipheriv, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { AlgorithmIdentifier } from 'pkijs';
import { derive, purposes } from './derive.ts';
import { decryptRc2 } from './rc2.ts';

type Pkijs = typeof import('pkijs');

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const MOST_PBKDF2_ITERATIONS = 10_000_000;

const ciphers: Readonly<Record<string, { readonly name: string; readonly keyBytes: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyBytes: 24 },
};
const pseudoRandomFunctions: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
/** Of PKCS #12 itself (RFC 7292, appendix C), as older programs use them. */
const TRIPLE_DES = '1.2.840.113549.1.12.1.3';
const RC2_40 = '1.2.840.113549.1.12.1.6';

/** Opens a part of a PKCS #12. @returns null where it can't be opened, for whatever reason */
export async function decrypt(
  pkijs: Pkijs,
  { algorithmId, algorithmParams }: AlgorithmIdentifier,
  cipherText: Uint8Array,
  passphrase: string,
): Promise<Buffer | null> {
  try {
    if (algorithmId === PBES2) return await decryptPbes2(pkijs, algorithmParams, cipherText, passphrase);
    return decryptLegacy(algorithmId, algorithmParams, cipherText, passphrase);
  } catch {
    // A padding that does not fit, or parameters that can't be read: the passphrase has opened nothing.
    return null;
  }
}

async function decryptPbes2(pkijs: Pkijs, parameters: unknown, cipherText: Uint8Array, passphrase: string) {
  const { keyDerivationFunc, encryptionScheme } = new pkijs.PBES2Params({ schema: parameters });
  const cipher = ciphers[encryptionScheme.algorithmId];
  if (keyDerivationFunc.algorithmId !== PBKDF2 || cipher === undefined) return null;
  const { salt, iterationCount, prf } = new pkijs.PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  const hash = prf ? pseudoRandomFunctions[prf.algorithmId] : 'sha1';
  if (hash === undefined || iterationCount > MOST_PBKDF2_ITERATIONS) return null;
  const key = await promisify(pbkdf2)(passphrase, octets(salt), iterationCount, cipher.keyBytes, hash);
  const decipher = createDecipheriv(cipher.name, key, octets(encryptionScheme.algorithmParams));
  return Buffer.concat([decipher.update(cipherText), decipher.final()]);
}

function decryptLegacy(algorithm: string, parameters: unknown, cipherText: Uint8Array, passphrase: string) {
  const [salt, count] = (parameters as { valueBlock: { value: readonly unknown[] } }).valueBlock.value;
  const { valueBlock } = count as { valueBlock: { valueDec: number } };
  const stretching = { salt: octets(salt), iterations: valueBlock.valueDec };
  const bytes = (purpose: number, length: number) => derive('sha1', passphrase, stretching, purpose, length);
  const keyBytes = algorithm === TRIPLE_DES ? 24 : 5;
  const key = bytes(purposes.key, keyBytes);
  const iv = bytes(purposes.iv, 8);
  if (key === null || iv === null) return null;
  if (algorithm === RC2_40) return decryptRc2(key, iv, cipherText);
  if (algorithm !== TRIPLE_DES) return null;
  const decipher = createDecipheriv('des-ede3-cbc', key, iv);
  return Buffer.concat([decipher.update(cipherText), decipher.final()]);
}

function octets(block: unknown): Uint8Array {
  return new Uint8Array((block as { getValue(): ArrayBuffer }).getValue());
}
