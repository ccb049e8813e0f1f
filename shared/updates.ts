import { z } from 'zod';

/** What has to be over before a newer version is put in this one's place. */
export const updateHindrances = ['checks', 'work'] as const;
export type UpdateHindrance = (typeof updateHindrances)[number];

export const updateSchema = z.discriminatedUnion('state', [
  /** No newer version is at hand, or nobody looks for one. */
  z.strictObject({ state: z.literal('none') }),
  /** One is at hand, whole and verified. */
  z.strictObject({ state: z.literal('ready'), version: z.string() }),
  /** The person wants it, and something is under way. */
  z.strictObject({ state: z.literal('waiting'), version: z.string(), until: z.enum(updateHindrances) }),
  z.strictObject({ state: z.literal('installing'), version: z.string() }),
  /** It could not be put in place; this version goes on. */
  z.strictObject({ state: z.literal('failed'), version: z.string() }),
]);
export type Update = z.infer<typeof updateSchema>;
