import { z } from 'zod';
import { recordsTroubles } from './records-troubles.ts';

/** Whether there is anything to work with. */
export const recordsStatusSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('open'),
    /** Their key is held in memory alone: they end with the program, and are for practice only. */
    throwAway: z.boolean(),
    /** A copy or a backup was opened and holds open checks that nobody has released yet. */
    held: z.int().nonnegative(),
  }),
  z.strictObject({
    state: z.literal('closed'),
    why: z.enum(recordsTroubles),
    /** How many checks wait inside, as far as it is known without opening them. */
    waiting: z.int().nonnegative().nullable(),
  }),
]);
export type RecordsStatus = z.infer<typeof recordsStatusSchema>;

/** A place in the audit chain, as a report prints it: the entry's number and its hash in hexadecimal. */
export const chainHeadSchema = z.strictObject({
  length: z.int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ChainHead = z.infer<typeof chainHeadSchema>;

/** What walking the audit chain, and looking at the records beside it, has found. */
export const verificationSchema = z.strictObject({
  head: chainHeadSchema,
  chain: z.discriminatedUnion('result', [
    z.strictObject({ result: z.literal('whole') }),
    /** The first entry whose hash, number or predecessor does not fit. */
    z.strictObject({ result: z.literal('broken'), entry: z.int().positive() }),
    /** Whole in itself, but not the one that was sealed last: it was shortened or written anew. */
    z.strictObject({ result: z.literal('notTheSealedOne'), sealedLength: z.int().nonnegative() }),
    /** Null `head` was found in the database's own seal: nobody has sealed it. */
    z.strictObject({ result: z.literal('sealMissing') }),
  ]),
  /** Of the printed head that was asked about; null where none was. */
  printedHead: z.enum(['contained', 'notContained']).nullable(),
  /** What the database says of its own pages. */
  database: z.enum(['sound', 'damaged']),
  /** Checks and cases that do not agree with what the chain says of them. */
  disagreements: z.int().nonnegative(),
  pictures: z.strictObject({
    sound: z.int().nonnegative(),
    missing: z.int().nonnegative(),
    altered: z.int().nonnegative(),
  }),
});
export type Verification = z.infer<typeof verificationSchema>;

/** Why a backup can't be read. Each has a text in the language files under `backupTrouble`. */
export const backupTroubles = [
  'wrongPassphrase',
  'notABackup',
  'damaged',
  'newerVersion',
  'diskFull',
  'refused',
  'notEmpty',
  /** Restored, with the former records set aside; only, the restored ones can't be opened at this moment. */
  'inPlaceButClosed',
] as const;
export type BackupTrouble = (typeof backupTroubles)[number];
