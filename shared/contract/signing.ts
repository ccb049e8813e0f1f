import { z } from 'zod';
import { exportTroubles, signingTroubles } from '../evidence/reporting.ts';
import type { Calls } from './channels.ts';
import { nothing } from './entry.ts';

export const signing = {
  /**
   * The certificate that this installation signs reports with, and those that were imported. They lie in the vault:
   * `vaultClosed` while that is there and not open.
   */
  'signing.read': {
    request: nothing,
    answer: z.strictObject({
      /** `thisRun` while the records have no lasting protection: then a key of this run alone signs. */
      own: z.strictObject({
        name: z.string(),
        fingerprint: z.string(),
        validUntil: z.iso.datetime(),
        source: z.enum(['installation', 'organisation', 'thisRun']),
      }),
      known: z.array(z.strictObject({ name: z.string(), fingerprint: z.string() })),
    }),
  },
  'signing.exportCertificate': {
    request: nothing,
    answer: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('written'), name: z.string() }),
      z.strictObject({ result: z.literal('declined') }),
      z.strictObject({ result: z.literal('failed'), why: z.enum(exportTroubles) }),
    ]),
  },
  /** An organisation's key and certificate in place of the installation's own. */
  'signing.importKey': {
    request: z.strictObject({ file: z.instanceof(Uint8Array), passphrase: z.string().max(1000) }),
    answer: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('taken') }),
      z.strictObject({ result: z.literal('refused'), why: z.enum(signingTroubles) }),
    ]),
  },
  /** Back to the installation's own. */
  'signing.forgetKey': { request: nothing, answer: nothing },
  /** Of somebody whose reports are to be shown under their name. */
  'signing.importCertificate': {
    request: z.strictObject({ file: z.instanceof(Uint8Array) }),
    answer: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('taken'), name: z.string() }),
      z.strictObject({ result: z.literal('refused'), why: z.enum(signingTroubles) }),
    ]),
  },
  'signing.forgetCertificate': { request: z.strictObject({ fingerprint: z.string() }), answer: nothing },
} satisfies Calls<'signing'>;
