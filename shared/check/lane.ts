import { z } from 'zod';
import { modes } from '../mode.ts';
import { troubleCauseSchema, vendorSchema, vendorWordsSchema } from './outcome.ts';

/** One vendor's share of the outbox in one mode. */
export const laneNameSchema = z.strictObject({ vendor: vendorSchema, mode: z.enum(modes) });
export type LaneName = z.infer<typeof laneNameSchema>;

const words = vendorWordsSchema.nullable();
const failures = z.int().nonnegative();

/** Why a lane sends nothing. A pause holds checks back and uses none of them up. */
export const pauseSchema = z.discriminatedUnion('reason', [
  /** The vendor's host does not answer, or somebody else answers in its place (a network's log-in page). */
  z.strictObject({ reason: z.literal('offline'), cause: troubleCauseSchema, failures, length: z.number() }),
  /**
   * Too many calls, or a wait that an answer asked for; `length` in milliseconds, written anew as it goes by. `askedBy`: who
   * asked for just that; null where it is a back-off of our own.
   */
  z.strictObject({
    reason: z.literal('rateLimited'),
    words,
    failures,
    length: z.number(),
    askedBy: z.enum(['vendor', 'other']).nullable().default(null),
  }),
  /** Refused by the vendor, or, without its words, not there at all. */
  z.strictObject({ reason: z.literal('credentials'), words }),
  /** Tried again by one check every so often; `length` in milliseconds. */
  z.strictObject({ reason: z.literal('balance'), words, length: z.number() }),
  z.strictObject({ reason: z.literal('address'), words, length: z.number() }),
  /** An answer said that it comes from another environment than the mode's. */
  z.strictObject({ reason: z.literal('environment'), said: z.string() }),
  /** The records could not be written: nothing may be sent that could not be kept. */
  z.strictObject({ reason: z.literal('storage'), trouble: z.enum(['full', 'refused']), length: z.number() }),
]);
export type Pause = z.infer<typeof pauseSchema>;
export type PauseReason = Pause['reason'];

/** `halfOpen`: one check goes, and the rest follow when the vendor has answered it. */
export const laneStateSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('open') }),
  /** `failures`: how often it has been paused in a row for the same trouble. */
  z.strictObject({ name: z.literal('halfOpen'), failures }),
  z.strictObject({ name: z.literal('paused'), pause: pauseSchema }),
]);
export type LaneState = z.infer<typeof laneStateSchema>;

export const laneSchema = z.strictObject({
  ...laneNameSchema.shape,
  state: laneStateSchema,
  /** A person has paused it, whatever else holds it. */
  stopped: z.boolean(),
});
export type Lane = z.infer<typeof laneSchema>;
