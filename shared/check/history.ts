import { z } from 'zod';
import { caseResultRowSchema } from '../case/list-of-cases.ts';
import { modes } from '../mode.ts';
import { type Check, checkKinds } from './check.ts';
import { verdictSchema } from './verdict.ts';

export const MOST_HISTORY_ITEMS = 200;

/** A verdict, or what stands in its place. */
export const historyResults = ['pass', 'fail', 'review', 'notComputable', 'open', 'ended'] as const;
export type HistoryResult = (typeof historyResults)[number];

/** What History is asked for; null and empty leave a filter out. Times are ISO 8601 in UTC. */
export const historyQuerySchema = z.strictObject({
  /** Words of a reference, name, place, note, session or verification id; the beginning of a word is enough. */
  text: z.string().max(200),
  mode: z.enum(modes).nullable(),
  kind: z.enum(checkKinds).nullable(),
  /** `open`: in the outbox still. `ended`: cancelled or closed, without a verdict. */
  result: z.enum(historyResults).nullable(),
  caseId: z.uuid().nullable(),
  /** From this moment on. */
  from: z.iso.datetime().nullable(),
  /** Before this moment. */
  until: z.iso.datetime().nullable(),
  /** Older than this check: the `sequence` of the last one that is there already. */
  before: z.int().positive().nullable(),
  limit: z.int().positive().max(MOST_HISTORY_ITEMS),
});
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

export const historyItemSchema = z.strictObject({
  id: z.uuid(),
  sequence: z.int().positive(),
  kind: z.enum(checkKinds),
  mode: z.enum(modes),
  /** What the vendor's answer says of itself; null where it says nothing. */
  environment: z.string().nullable(),
  caseId: z.uuid().nullable(),
  caseReference: z.string(),
  /** What its case comes to; null where it belongs to none. */
  caseResult: caseResultRowSchema.nullable(),
  /** The session id or the verification id. */
  subject: z.string(),
  enteredAt: z.iso.datetime(),
  state: z.custom<Check['state']['name']>((name) => typeof name === 'string'),
  /** What a match still needs, where that is its state. */
  needs: z.string().nullable(),
  verdict: verdictSchema.shape.kind.nullable(),
  /** Confidence 0–100 of a lookup, match score 0–1 of a match; null where the answer has no single one. */
  score: z.number().nullable(),
});
export type HistoryItem = z.infer<typeof historyItemSchema>;

export const historySchema = z.strictObject({
  items: z.array(historyItemSchema),
  /** All that fit the query, whatever `before` and `limit` say. */
  total: z.int().nonnegative(),
});
export type History = z.infer<typeof historySchema>;

/** What somebody wrote beside a check. */
export const noteSchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  text: z.string(),
});
export type Note = z.infer<typeof noteSchema>;
