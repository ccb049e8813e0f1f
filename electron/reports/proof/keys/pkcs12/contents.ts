import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { ContentInfo, SafeBag } from 'pkijs';
import { type Decrypted, decrypt, type Opener } from './decrypt.ts';
import { octets } from './derive.ts';

export const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
} as const;
/** A key, its certificate and the authorities' are a handful. */
const MOST_PIECES = 20;

/** What a file holds, as far as it is of use here. */
export interface Contents {
  /** Of kinds that can be read. */
  readonly keys: readonly KeyObject[];
  /** Also where none could be read. */
  readonly hasKey: boolean;
  readonly certificates: readonly X509Certificate[];
}

export type Unopened = Exclude<Decrypted, Buffer> | 'tooMuch';

/** Opens all parts of a file, and all that lies in them. Stops at the first that can't be opened. */
export async function openContents(parts: readonly ContentInfo[], opener: Opener): Promise<Contents | Unopened> {
  if (parts.length > MOST_PIECES) return 'tooMuch';
  const bags: SafeBag[] = [];
  for (const part of parts) {
    const found = await openPart(part, opener);
    if (typeof found === 'string') return found;
    bags.push(...found);
    if (bags.length > MOST_PIECES) return 'tooMuch';
  }
  const keys: KeyObject[] = [];
  for (const bag of bags.filter(isKey)) {
    const plain = await keyIn(bag, opener);
    if (typeof plain === 'string') return plain;
    const key = privateKey(plain);
    if (key !== null) keys.push(key);
  }
  return { keys, hasKey: bags.some(isKey), certificates: bags.flatMap((bag) => certificateIn(bag, opener)) };
}

async function openPart(part: ContentInfo, opener: Opener): Promise<readonly SafeBag[] | Unopened> {
  const { pkijs } = opener;
  try {
    if (part.contentType === oids.data) return pkijs.SafeContents.fromBER(octets(part.content)).safeBags;
    // Sealed for somebody's key: there is nothing of ours in it.
    if (part.contentType !== oids.encryptedData) return [];
    const { encryptedContentInfo: sealed } = new pkijs.EncryptedData({ schema: part.content });
    const cipherText = new Uint8Array(sealed.getEncryptedContent());
    const plain = await decrypt(sealed.contentEncryptionAlgorithm, cipherText, opener);
    return typeof plain === 'string' ? plain : pkijs.SafeContents.fromBER(Uint8Array.from(plain)).safeBags;
  } catch {
    // What came out is not what was put in.
    return 'wrongPassphrase';
  }
}

function isKey({ bagId }: SafeBag): boolean {
  return bagId === oids.key || bagId === oids.shroudedKey;
}

/** PKCS #8, in DER. */
async function keyIn({ bagValue }: SafeBag, opener: Opener): Promise<Decrypted> {
  const { pkijs } = opener;
  if (bagValue instanceof pkijs.PrivateKeyInfo) return Buffer.from(bagValue.toSchema().toBER());
  if (!(bagValue instanceof pkijs.PKCS8ShroudedKeyBag)) return 'foreign';
  return decrypt(bagValue.encryptionAlgorithm, octets(bagValue.encryptedData), opener);
}

/** Null for a kind of key that isn't known here, or one whose halves don't fit, where that is noticed. */
function privateKey(der: Buffer): KeyObject | null {
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    return null;
  }
}

function certificateIn({ bagId, bagValue }: SafeBag, { pkijs }: Opener): readonly X509Certificate[] {
  if (bagId !== oids.certificate || !(bagValue instanceof pkijs.CertBag)) return [];
  try {
    return [new X509Certificate(octets(bagValue.certValue))];
  } catch {
    // Another kind of certificate, or a damaged one: not the key's.
    return [];
  }
}
