import { createHmac, createPrivateKey, type KeyObject, timingSafeEqual, X509Certificate } from 'node:crypto';
import type { ContentInfo, PFX, SafeBag } from 'pkijs';
import type { SigningTrouble } from '../../../../shared/reporting.ts';
import { failure, type Result, success } from '../../../../shared/result.ts';
import { readCertificate } from '../certificate.ts';
import type { NewKey } from '../make-certificate.ts';
import { decrypt } from './decrypt.ts';
import { derive, purposes } from './derive.ts';

type Pkijs = typeof import('pkijs');

const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
} as const;
const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const MOST_FILE_BYTES = 1_000_000;

/**
 * Reads the key of a PKCS #12 file (RFC 7292: .p12, .pfx) and the certificate that belongs to it. Others in it, those of
 * the authority say, are passed over.
 */
export async function readPkcs12(
  file: Uint8Array,
  passphrase: string,
  now: Date,
): Promise<Result<NewKey, SigningTrouble>> {
  if (file.byteLength > MOST_FILE_BYTES) return failure('notAFile');
  const pkijs = await import('pkijs');
  const opened = openFile(pkijs, file);
  if (opened === null) return failure('notAFile');
  if (isMacWrong(opened, passphrase)) return failure('wrongPassphrase');
  const keys: KeyObject[] = [];
  const certificates: X509Certificate[] = [];
  for (const part of opened.parts) {
    const bags = await openPart(pkijs, part, passphrase);
    if (bags === null) return failure('wrongPassphrase');
    for (const bag of bags) {
      const key = await keyIn(pkijs, bag, passphrase);
      if (key === 'closed') return failure('wrongPassphrase');
      if (key !== null) keys.push(key);
      const certificate = certificateIn(pkijs, bag);
      if (certificate !== null) certificates.push(certificate);
    }
  }
  return choose(keys, certificates, now);
}

function choose(
  keys: readonly KeyObject[],
  certificates: readonly X509Certificate[],
  now: Date,
): Result<NewKey, SigningTrouble> {
  for (const key of keys) {
    const found = certificates.find((certificate) => certificate.checkPrivateKey(key));
    if (found === undefined) continue;
    const certificate = readCertificate(found.raw);
    if (certificate === null) return failure('keyKind');
    if (certificate.validUntil <= now) return failure('expired');
    return success({
      certificate: certificate.der,
      privateKey: new Uint8Array(key.export({ type: 'pkcs8', format: 'der' })),
    });
  }
  return failure('noKey');
}

interface OpenedFile {
  readonly parts: readonly ContentInfo[];
  readonly content: Uint8Array;
  readonly macData: PFX['macData'];
}

function openFile(pkijs: Pkijs, file: Uint8Array): OpenedFile | null {
  try {
    const { authSafe, macData } = pkijs.PFX.fromBER(Uint8Array.from(file));
    if (authSafe.contentType !== oids.data) return null;
    const content = octets(authSafe.content);
    return { parts: pkijs.AuthenticatedSafe.fromBER(content).safeContents, content, macData };
  } catch {
    // Not ASN.1, or of another form: it is not what it is taken for.
    return null;
  }
}

/** Where the check value is of a kind that isn't known, what can be opened tells whether the passphrase is right. */
function isMacWrong({ content, macData }: OpenedFile, passphrase: string): boolean {
  if (macData === undefined) return false;
  const hash = hashes[macData.mac.digestAlgorithm.algorithmId];
  if (hash === undefined) return false;
  const expected = octets(macData.mac.digest);
  const stretching = { salt: octets(macData.macSalt), iterations: macData.iterations ?? 1 };
  const key = derive(hash, passphrase, stretching, purposes.mac, expected.byteLength);
  const found = key === null ? null : createHmac(hash, key).update(content).digest();
  return found === null || found.byteLength !== expected.byteLength || !timingSafeEqual(found, expected);
}

async function openPart(pkijs: Pkijs, part: ContentInfo, passphrase: string): Promise<readonly SafeBag[] | null> {
  try {
    if (part.contentType === oids.data) return pkijs.SafeContents.fromBER(octets(part.content)).safeBags;
    // Sealed for somebody's key: there is nothing of ours in it.
    if (part.contentType !== oids.encryptedData) return [];
    const { encryptedContentInfo: sealed } = new pkijs.EncryptedData({ schema: part.content });
    const cipherText = new Uint8Array(sealed.getEncryptedContent());
    const plain = await decrypt(pkijs, sealed.contentEncryptionAlgorithm, cipherText, passphrase);
    return plain && pkijs.SafeContents.fromBER(Uint8Array.from(plain)).safeBags;
  } catch {
    // What came out is not what was put in.
    return null;
  }
}

async function keyIn(pkijs: Pkijs, bag: SafeBag, passphrase: string): Promise<KeyObject | 'closed' | null> {
  const { bagValue } = bag;
  if (bag.bagId === oids.key && bagValue instanceof pkijs.PrivateKeyInfo) {
    return privateKey(new Uint8Array(bagValue.toSchema().toBER()));
  }
  if (bag.bagId !== oids.shroudedKey || !(bagValue instanceof pkijs.PKCS8ShroudedKeyBag)) return null;
  const plain = await decrypt(pkijs, bagValue.encryptionAlgorithm, octets(bagValue.encryptedData), passphrase);
  return plain === null ? 'closed' : privateKey(plain);
}

/** Null for a kind of key that isn't known here. */
function privateKey(der: Uint8Array): KeyObject | null {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  } catch {
    return null;
  }
}

function certificateIn(pkijs: Pkijs, { bagId, bagValue }: SafeBag): X509Certificate | null {
  if (bagId !== oids.certificate || !(bagValue instanceof pkijs.CertBag)) return null;
  try {
    return new X509Certificate(octets(bagValue.certValue));
  } catch {
    // Another kind of certificate, or a damaged one: not the key's.
    return null;
  }
}

function octets(block: unknown): Uint8Array {
  return new Uint8Array((block as { getValue(): ArrayBuffer }).getValue());
}
