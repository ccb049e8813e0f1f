import { z } from 'zod';
import { checkSchema } from './check.ts';
import { laneSchema } from './lane.ts';
import { modes } from './mode.ts';
import { vendorSchema } from './outcome.ts';

const milliseconds = z.number().nonnegative();

/** An open check as the outbox shows it. */
export const outboxItemSchema = z.strictObject({
  check: checkSchema,
  /** What is left of its wait; null where it waits for no time. */
  remaining: milliseconds.nullable(),
});
export type OutboxItem = z.infer<typeof outboxItemSchema>;

export const outboxLaneSchema = z.strictObject({
  ...laneSchema.shape,
  /** Open checks in it. */
  open: z.int().nonnegative(),
  /** Until it tries again by itself; null where it waits for no time. */
  remaining: milliseconds.nullable(),
});
export type OutboxLane = z.infer<typeof outboxLaneSchema>;

/** How many calls a vendor has answered, and may have charged. */
export const callCountSchema = z.strictObject({
  answered: z.int().nonnegative(),
  /** The vendor may have processed these too; nobody knows. */
  inDoubt: z.int().nonnegative(),
});
export type CallCount = z.infer<typeof callCountSchema>;

export const callsSchema = z.strictObject({
  vendor: vendorSchema,
  mode: z.enum(modes),
  /** By this computer's calendar. */
  today: callCountSchema,
  month: callCountSchema,
});
export type Calls = z.infer<typeof callsSchema>;

export const MOST_AT_A_TIME = 4;

/** Everything that is not over, in the order in which it was entered, at most so many. */
export const outboxSchema = z.strictObject({
  items: z.array(outboxItemSchema),
  /** Open checks in each mode; `items` may hold fewer. */
  count: z.record(z.enum(modes), z.int().nonnegative()),
  /** Every lane with something in it, stopped or paused, and those of the mode in use. */
  lanes: z.array(outboxLaneSchema),
  calls: z.array(callsSchema),
  /** Checks in flight at a time, per lane. */
  atATime: z.int().min(1).max(MOST_AT_A_TIME),
});
export type OutboxView = z.infer<typeof outboxSchema>;
export const MOST_OUTBOX_ITEMS = 500;
