import type { Check } from '../../../shared/check/check.ts';
import { isInDoubt } from '../../../shared/check/of-a-check.ts';
import type { Mode } from '../../../shared/mode.ts';
import { hmacSha256 } from '../../sealing/hmac.ts';
import type { Database } from '../database/connection.ts';

/**
 * Verification ids of matches that were sent and have been removed since: the vendor has them still, and takes none
 * twice. Kept as hashes under a key of the database's own, which goes with it into a backup.
 */
export function createUsedIds(database: Database) {
  const key = database.prepare<[], Uint8Array>('SELECT key FROM used_id_key').pluck();
  const insert = database.prepare('INSERT INTO used_ids (mode, hash) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const find = database.prepare<[string, Uint8Array], 1>('SELECT 1 FROM used_ids WHERE mode = ? AND hash = ?').pluck();

  function hash(verificationId: string): Uint8Array {
    const found = key.get();
    if (!found) throw new Error('the key of the used ids is gone');
    return hmacSha256(found).update(verificationId).digest();
  }

  return {
    /** Of a check that is about to be removed. */
    remember(check: Check) {
      if (check.kind !== 'faceMatch' || (check.attempts.length === 0 && !isInDoubt(check))) return;
      insert.run(check.mode, hash(check.verificationId));
    },
    has: (mode: Mode, verificationId: string) => find.get(mode, hash(verificationId)) !== undefined,
  };
}
