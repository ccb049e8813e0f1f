import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { KEY_BYTES } from '../../sealing/seal.ts';
import { SALT_BYTES, type StretchCost, stretchPassphrase } from '../../sealing/stretch.ts';
import { BackupFault } from './trouble.ts';

/**
 * A backup begins with: what it is (16 bytes), its version (1), how the passphrase is stretched (log2 N, r, p: 3), the
 * salt (16), and a tag over all this under the passphrase's key (32). The tag tells a wrong passphrase from damage.
 */
const MAGIC = Buffer.from('Facedesk backup\n');
const VERSION = 1;
const OPEN_BYTES = MAGIC.byteLength + 4 + SALT_BYTES;
const TAG_BYTES = 32;
export const HEADER_BYTES = OPEN_BYTES + TAG_BYTES;

/** Beyond these a file has not been written by this version, and would only keep the computer busy. */
const LEAST_LOG_N = 14;
const MOST_LOG_N = 17;

/** With the key that the rest is sealed under. */
export async function makeHeader(passphrase: string, salt: Uint8Array, cost: StretchCost) {
  const open = Buffer.concat([MAGIC, Buffer.of(VERSION, Math.log2(cost.N), cost.r, cost.p), salt]);
  const { tagKey, streamKey } = await deriveKeys(passphrase, salt, cost);
  return { header: Buffer.concat([open, tagOf(tagKey, open)]), streamKey };
}

/**
 * The same of a backup that is there.
 *
 * @throws BackupFault: it is no backup, a newer one, a damaged one, or the passphrase is another one
 */
export async function openHeader(header: Buffer, passphrase: string) {
  if (!header.subarray(0, MAGIC.byteLength).equals(MAGIC)) throw new BackupFault('notABackup');
  const [version = 0, logN = 0, r = 0, p = 0] = header.subarray(MAGIC.byteLength);
  if (version > VERSION) throw new BackupFault('newerVersion');
  if (version !== VERSION || header.byteLength < HEADER_BYTES) throw new BackupFault('damaged');
  if (logN < LEAST_LOG_N || logN > MOST_LOG_N || r !== 8 || p < 1 || p > 4) throw new BackupFault('damaged');
  const open = header.subarray(0, OPEN_BYTES);
  const { tagKey, streamKey } = await deriveKeys(passphrase, open.subarray(-SALT_BYTES), { N: 2 ** logN, r, p });
  if (!timingSafeEqual(tagOf(tagKey, open), header.subarray(OPEN_BYTES, HEADER_BYTES))) {
    throw new BackupFault('wrongPassphrase');
  }
  return { header: header.subarray(0, HEADER_BYTES), streamKey };
}

async function deriveKeys(passphrase: string, salt: Uint8Array, cost: StretchCost) {
  const stretched = await stretchPassphrase(passphrase, salt, cost);
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', stretched, '', `facedesk backup: ${use}`, KEY_BYTES));
  return { tagKey: derive('header'), streamKey: derive('stream') };
}

function tagOf(key: Uint8Array, open: Uint8Array): Buffer {
  return createHmac('sha256', key).update(open).digest();
}
