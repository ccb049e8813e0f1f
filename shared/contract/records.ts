import { z } from 'zod';
import { backupTroubles, chainHeadSchema, recordsStatusSchema, verificationSchema } from '../records.ts';
import { MINIMUM_PASSPHRASE_LENGTH } from '../vault.ts';
import type { Calls } from './channels.ts';
import { nothing } from './entry.ts';

export const records = {
  'records.status': { request: nothing, answer: recordsStatusSchema },
  'records.retry': { request: nothing, answer: recordsStatusSchema },
  /** Puts records that can't be opened out of the way under another name, and begins new ones. Nothing is deleted. */
  'records.setAside': { request: nothing, answer: z.strictObject({ name: z.string() }) },
  'records.verify': {
    request: z.strictObject({ printedHead: chainHeadSchema.nullable() }),
    answer: verificationSchema,
  },
  /** The person names the file outside the window; null where they changed their mind. */
  'records.backUp': {
    request: z.strictObject({ passphrase: z.string().min(MINIMUM_PASSPHRASE_LENGTH).max(1000) }),
    answer: z.discriminatedUnion('result', [
      z.strictObject({
        result: z.literal('written'),
        name: z.string(),
        checks: z.int().nonnegative(),
        pictures: z.int().nonnegative(),
        /** Pictures that were missing or altered: the backup has none of them. */
        leftOut: z.int().nonnegative(),
        bytes: z.int().nonnegative(),
        /** The file is whole in any case; false where the audit chain could take no entry of it. */
        recorded: z.boolean(),
      }),
      z.strictObject({ result: z.literal('declined') }),
      z.strictObject({ result: z.literal('failed'), why: z.enum(backupTroubles) }),
    ]),
  },
  /** The records that are there are set aside; every open check in the others is held until it is released. */
  'records.restore': {
    request: z.strictObject({ passphrase: z.string().max(1000) }),
    answer: z.discriminatedUnion('result', [
      z.strictObject({
        result: z.literal('restored'),
        checks: z.int().nonnegative(),
        held: z.int().nonnegative(),
        aside: z.string().nullable(),
        /** The records are in place in any case; false where the audit chain could take no entry of it. */
        recorded: z.boolean(),
      }),
      z.strictObject({ result: z.literal('declined') }),
      z.strictObject({ result: z.literal('failed'), why: z.enum(backupTroubles) }),
    ]),
  },
  /** Ends a verification, backup or restoring under way. */
  'records.cancelWork': { request: nothing, answer: nothing },
} satisfies Calls<'records'>;
