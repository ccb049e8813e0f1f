import { z } from 'zod';
import { troubleCauseSchema, vendorSchema } from '../check/outcome.ts';
import { vendorModes } from '../entry/credentials.ts';
import type { Calls } from './channels.ts';
import { nothing, typedText } from './entry.ts';

const lane = { vendor: vendorSchema, mode: z.enum(vendorModes) };

/** What the window may know of a lane's credentials: that they are there, and how they end. */
const laneSummary = z.strictObject({
  ...lane,
  /** Null where none are kept, or where the vault that keeps them isn't open. */
  credentials: z
    .strictObject({
      clientIdEnding: z.string().max(4),
      clientSecretEnding: z.string().max(4),
      /** SHA-256 of the public key in SPKI form; null without one. */
      publicKeyFingerprint: z.string().nullable(),
      keptIn: z.enum(['vault', 'session']),
    })
    .nullable(),
  /** Effective; null where one has to be entered first. */
  baseUrl: z.string().nullable(),
  /** The operator's own, in place of the vendor's usual one. */
  baseUrlIsOwn: z.boolean(),
  /** InstantPay's customer address where the agent enters none. */
  defaultCustomerIp: z.string().nullable(),
});
export type LaneSummary = z.infer<typeof laneSummary>;

/** Write-only: null leaves what is kept as it is. */
const secretEntry = z.string().max(1000).nullable();

export const credentials = {
  'credentials.list': { request: nothing, answer: z.array(laneSummary) },
  'credentials.keep': {
    request: z.strictObject({
      ...lane,
      clientId: secretEntry,
      clientSecret: secretEntry,
      publicKey: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('asItIs') }),
        z.strictObject({ kind: z.literal('none') }),
        z.strictObject({ kind: z.literal('pem'), pem: z.string().max(20_000) }),
      ]),
      /** Empty for the vendor's usual one. */
      baseUrl: typedText,
      /** Empty for none. */
      defaultCustomerIp: typedText,
      keepIn: z.enum(['vault', 'session']),
    }),
    answer: z.array(laneSummary),
  },
  'credentials.remove': { request: z.strictObject(lane), answer: z.array(laneSummary) },
  'credentials.test': {
    request: z.strictObject(lane),
    answer: z.discriminatedUnion('result', [
      /** The vendor took the credentials. */
      z.strictObject({ result: z.literal('accepted'), code: z.string().nullable() }),
      /** The vendor refused them. */
      z.strictObject({ result: z.literal('refused'), code: z.string().nullable(), message: z.string().nullable() }),
      /** The vendor's answer tells neither. */
      z.strictObject({ result: z.literal('undecided'), code: z.string().nullable(), message: z.string().nullable() }),
      /** No answer of the vendor's came. */
      z.strictObject({ result: z.literal('noAnswer'), cause: troubleCauseSchema }),
    ]),
  },
} satisfies Calls<'credentials'>;
