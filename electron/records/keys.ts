import { hkdfSync } from 'node:crypto';
import { hmacSha256 } from '../sealing/hmac.ts';
import { KEY_BYTES } from '../sealing/seal.ts';

/** What one records key is used for; each use has a key of its own, and none tells anything of another. */
export interface RecordsKeys {
  readonly database: Uint8Array;
  readonly pictureSeal: Uint8Array;
  readonly pictureName: Uint8Array;
  readonly chainSeal: Uint8Array;
}

/** By HKDF with SHA-256 (RFC 5869). The records key is random, so that it needs no salt. */
export function deriveRecordsKeys(recordsKey: Uint8Array): RecordsKeys {
  const derive = (use: string) =>
    Buffer.from(hkdfSync('sha256', recordsKey, '', `facedesk records: ${use}`, KEY_BYTES));
  return {
    database: derive('database'),
    pictureSeal: derive('picture seal'),
    pictureName: derive('picture name'),
    chainSeal: derive('chain seal'),
  };
}

/**
 * The name of a picture's file: by its content, so that the same picture is kept once, and under a key, so that nobody
 * without it can tell from the names whether a picture that he knows is among them.
 *
 * @param sha256 of the picture, in hexadecimal
 */
export function pictureFileName(keys: Pick<RecordsKeys, 'pictureName'>, sha256: string): string {
  return hmacSha256(keys.pictureName).update(Buffer.from(sha256, 'hex')).digest('hex');
}
