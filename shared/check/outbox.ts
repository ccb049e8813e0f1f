import { z } from 'zod';
import { LEAST_MATCHES_A_MINUTE, MOST_AT_A_TIME, MOST_MATCHES_A_MINUTE } from '../limits.ts';
import { modes } from '../mode.ts';
import { checkSchema } from './check.ts';
import { laneSchema } from './lane.ts';
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
  /** While our own limit holds checks back: how many a minute it lets through, and how long it needs for those queued. */
  limit: z.strictObject({ calls: z.int().positive(), remaining: milliseconds }).nullable(),
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

/**
 * What a person has to decide about; what stands still with its lane until they do something about that; and what goes by
 * itself. Each has a title in the language files under `outbox.group`.
 */
export const outboxGroups = ['asking', 'paused', 'moving'] as const;
export type OutboxGroup = (typeof outboxGroups)[number];

/** Everything that is not over, in the order in which it was entered; of each group at most as many as were asked for. */
export const outboxSchema = z.strictObject({
  items: z.array(outboxItemSchema),
  /** How many each group has, whatever the mode; `items` may hold fewer. */
  groups: z.record(z.enum(outboxGroups), z.int().nonnegative()),
  /** Open checks in each mode. */
  count: z.record(z.enum(modes), z.int().nonnegative()),
  /** How many are held for a person, in all modes. */
  held: z.int().nonnegative(),
  /** Every lane with something in it, stopped or paused, and those of the mode in use. */
  lanes: z.array(outboxLaneSchema),
  calls: z.array(callsSchema),
  /** Checks in flight at a time, per lane. */
  atATime: z.int().min(1).max(MOST_AT_A_TIME),
  matchesAMinute: z.int().min(LEAST_MATCHES_A_MINUTE).max(MOST_MATCHES_A_MINUTE),
});
export type OutboxView = z.infer<typeof outboxSchema>;
/** Of each group, in one answer. */
export const MOST_OUTBOX_ITEMS = 500;
