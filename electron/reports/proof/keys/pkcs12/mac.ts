import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PFX } from 'pkijs';
import type { Opener } from './decrypt.ts';
import { derive, octets, purposes } from './derive.ts';

const hashes: Readonly<Record<string, { readonly name: string; readonly bytes: number }>> = {
  '1.3.14.3.2.26': { name: 'sha1', bytes: 20 },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', bytes: 32 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', bytes: 48 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', bytes: 64 },
};

/** `unknown`: there is no check value, or one of a kind that isn't known; then what can be opened tells. */
export type MacCheck = 'fits' | 'wrongPassphrase' | 'foreign' | 'unknown';

/** Whether the passphrase is the file's, by the check value over its content. */
export async function checkMac(
  macData: PFX['macData'],
  content: Uint8Array,
  { passphrase, budget }: Opener,
): Promise<MacCheck> {
  const hash = macData && hashes[macData.mac.digestAlgorithm.algorithmId];
  if (macData === undefined || hash === undefined) return 'unknown';
  const expected = octets(macData.mac.digest);
  if (expected.byteLength !== hash.bytes) return 'foreign';
  const stretching = { salt: octets(macData.macSalt), iterations: macData.iterations ?? 1 };
  const key = await derive(hash.name, passphrase, stretching, purposes.mac, hash.bytes, budget);
  if (key === null) return 'foreign';
  const found = createHmac(hash.name, key).update(content).digest();
  return timingSafeEqual(found, expected) ? 'fits' : 'wrongPassphrase';
}
