import { z } from 'zod';
import { chainHeadSchema } from '../../../shared/records.ts';
import { BackupFault } from './trouble.ts';

/** The backup's first entry. */
export const manifestSchema = z.strictObject({
  madeAt: z.iso.datetime(),
  /** Where the audit chain ended. */
  head: chainHeadSchema,
  /** Whether that was the end that had been sealed. If not, putting it back must not make it look so. */
  sealed: z.boolean(),
  /** What the database is encrypted under: a key that is used for this backup alone. */
  databaseKey: z.base64(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The last one. */
export const endSchema = z.strictObject({
  pictures: z.int().nonnegative(),
  /** Missing or altered when the backup was made. */
  leftOut: z.int().nonnegative(),
});
export type BackupEnd = z.infer<typeof endSchema>;

export const MOST_MANIFEST_BYTES = 10_000;

export function parseEntry<Value>(schema: z.ZodType<Value>, content: Buffer): Value {
  try {
    return schema.parse(JSON.parse(content.toString()));
  } catch {
    throw new BackupFault('damaged');
  }
}
