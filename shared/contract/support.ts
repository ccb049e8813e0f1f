import { z } from 'zod';
import { exportTroubles } from '../evidence/reporting.ts';
import type { Calls } from './channels.ts';
import { nothing } from './entry.ts';

/** What a person's support asks for, and what the program is made of. */
export const support = {
  /** Null in a developer's checkout, where node_modules tells. */
  'support.licences': {
    request: nothing,
    answer: z
      .array(z.strictObject({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }))
      .nullable(),
  },
  /** What the program and its records are like, and the log: nothing of a customer. */
  'support.diagnose': { request: nothing, answer: z.strictObject({ text: z.string() }) },
  /** Writes what was shown last, to where the person says. */
  'support.saveDiagnostics': {
    request: nothing,
    answer: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('written'), name: z.string() }),
      z.strictObject({ result: z.literal('declined') }),
      z.strictObject({ result: z.literal('failed'), why: z.enum(exportTroubles) }),
    ]),
  },
} satisfies Calls<'support'>;
