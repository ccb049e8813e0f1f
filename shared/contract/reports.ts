import { z } from 'zod';
import { historyQuerySchema } from '../check/history.ts';
import { reportRequestSchema } from '../evidence/evidence.ts';
import { exportTroubles, MOST_REPORT_BYTES, savedFileEnds, savedFileUses } from '../evidence/reporting.ts';
import { printedPlaces, type Unprintable } from '../evidence/unprintable.ts';
import { reportVerificationSchema } from '../evidence/verification.ts';
import type { Calls } from './channels.ts';
import { nothing } from './entry.ts';

const unprintableSchema: z.ZodType<Unprintable> = z.strictObject({
  place: z.enum(printedPlaces),
  characters: z.array(z.strictObject({ text: z.string(), points: z.array(z.int()).min(1) })).min(1),
});

export const reports = {
  /** The person names the file outside the window. */
  'reports.save': {
    request: reportRequestSchema,
    answer: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('written'), name: z.string(), pages: z.int().positive(), bytes: z.int() }),
      /** Nothing was written yet: the person has to know this first. */
      z.strictObject({
        result: z.literal('asks'),
        unprintable: z.array(unprintableSchema),
        /** When the certificate that would sign it ran out; null where it has not. */
        signerExpired: z.iso.datetime().nullable(),
      }),
      z.strictObject({ result: z.literal('declined') }),
      z.strictObject({ result: z.literal('failed'), why: z.enum(exportTroubles) }),
    ]),
  },
  /** Everything that fits a query of History, as CSV or as newline-delimited JSON. */
  'reports.export': {
    request: z.strictObject({ format: z.enum(['csv', 'json']), query: historyQuerySchema }),
    answer: z.discriminatedUnion('result', [
      z.strictObject({ result: z.literal('written'), name: z.string(), checks: z.int().nonnegative(), bytes: z.int() }),
      z.strictObject({ result: z.literal('declined') }),
      z.strictObject({ result: z.literal('failed'), why: z.enum(exportTroubles) }),
    ]),
  },
  'reports.verify': {
    request: z.strictObject({
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MOST_REPORT_BYTES),
    }),
    answer: reportVerificationSchema,
  },
  'reports.cancel': { request: nothing, answer: nothing },
  /** What to do with the report or export that was saved last. */
  'reports.actOnFile': {
    request: z.strictObject({ how: z.enum(savedFileUses) }),
    answer: z.strictObject({ end: z.enum(savedFileEnds) }),
  },
} satisfies Calls<'reports'>;
