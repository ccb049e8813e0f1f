import { z } from 'zod';
import { laneNameSchema } from '../check/lane.ts';
import { MOST_OUTBOX_ITEMS, outboxSchema } from '../check/outbox.ts';
import { LEAST_MATCHES_A_MINUTE, MOST_AT_A_TIME, MOST_MATCHES_A_MINUTE } from '../limits.ts';
import type { Calls } from './channels.ts';
import { nothing } from './entry.ts';

export const outbox = {
  'outbox.read': {
    request: z.strictObject({
      /** Of each group, the oldest. */
      most: z.int().positive().max(MOST_OUTBOX_ITEMS).default(MOST_OUTBOX_ITEMS),
    }),
    answer: outboxSchema,
  },
  /** How many checks are open in each mode, for whoever needs no more than that. */
  'outbox.count': { request: nothing, answer: outboxSchema.shape.count },
  /** One lane, or all of them. */
  'outbox.pause': { request: z.strictObject({ lane: laneNameSchema.nullable() }), answer: nothing },
  'outbox.resume': { request: z.strictObject({ lane: laneNameSchema.nullable() }), answer: nothing },
  'outbox.setAtATime': { request: z.strictObject({ atATime: z.int().min(1).max(MOST_AT_A_TIME) }), answer: nothing },
  /** What this laptop takes of the merchant's limit. */
  'outbox.setMatchesAMinute': {
    request: z.strictObject({ matchesAMinute: z.int().min(LEAST_MATCHES_A_MINUTE).max(MOST_MATCHES_A_MINUTE) }),
    answer: nothing,
  },
  /** Every check that is held since the records were copied or put back. */
  'outbox.release': { request: nothing, answer: z.strictObject({ released: z.int().nonnegative() }) },
} satisfies Calls<'outbox'>;
