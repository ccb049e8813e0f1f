import { z } from 'zod';
import { caseDetailsSchema, caseSchema, caseVerdictSchema, removalReasons } from '../case/case.ts';
import { caseListQuerySchema, caseListSchema } from '../case/list-of-cases.ts';
import { sharedWithSchema } from '../case/question.ts';
import { caseReviewSchema } from '../case/review.ts';
import { skippableSteps } from '../case/skippable.ts';
import { checkKinds, checkSchema } from '../check/check.ts';
import {
  MAXIMUM_CASE_NAME_LENGTH,
  MAXIMUM_CASE_NOTE_LENGTH,
  parseNote,
  parseRequiredCaseReference,
  trimLines,
} from '../entry/fields.ts';
import { MAXIMUM_AGENT_TEXT_LENGTH, MAXIMUM_NOTE_LENGTH } from '../limits.ts';
import type { Calls } from './channels.ts';
import { field, keptText, nothing, typedText, withId } from './entry.ts';

const caseDetails = z.strictObject({
  ...caseDetailsSchema.shape,
  reference: field(typedText, parseRequiredCaseReference),
  name: keptText.trim().max(MAXIMUM_CASE_NAME_LENGTH),
  note: keptText.overwrite(trimLines).max(MAXIMUM_CASE_NOTE_LENGTH),
  place: keptText.trim().max(MAXIMUM_CASE_NAME_LENGTH),
});

const longText = z.string().max(10_000);

const review = {
  id: z.uuid(),
  /** The checks that counted on the screen where it was decided. */
  counted: caseReviewSchema.shape.counted,
  reviewer: z.strictObject({
    name: z.string().trim().min(1).max(MAXIMUM_AGENT_TEXT_LENGTH),
    code: z.string().trim().max(MAXIMUM_AGENT_TEXT_LENGTH),
  }),
};

export const cases = {
  'cases.list': {
    /** Of the mode in use. */
    request: caseListQuerySchema.omit({ mode: true }),
    answer: caseListSchema,
  },
  'cases.read': {
    request: withId,
    answer: z.strictObject({
      case: caseSchema,
      verdict: caseVerdictSchema,
      counting: z.strictObject({
        lookup: z.uuid().nullable(),
        match: z.uuid().nullable(),
        /** The kinds of which the newest answer contradicts an earlier one, and nobody has chosen. */
        unsettled: z.array(z.enum(checkKinds)),
      }),
      checks: z.array(checkSchema),
      /** How many of them failed and don't count. */
      failsBeside: z.int().nonnegative(),
      /** The oldest first. */
      reviews: z.array(caseReviewSchema),
      /** The newest on the checks that count; null where nobody has decided on these. */
      decision: caseReviewSchema.nullable(),
      /** The steps of the visit that have come to nothing yet, and were not left out. */
      missing: z.array(z.enum(skippableSteps)),
      sharedWith: z.array(sharedWithSchema),
    }),
  },
  'cases.create': { request: caseDetails, answer: z.strictObject({ id: z.uuid() }) },
  /** Who the customer is, and where. How he agreed is changed by itself: both may be open in the window at once. */
  'cases.change': {
    request: z.strictObject({ id: z.uuid(), details: caseDetails.omit({ consent: true }) }),
    answer: nothing,
  },
  'cases.setConsent': {
    request: z.strictObject({ id: z.uuid(), consent: caseDetails.shape.consent }),
    answer: nothing,
  },
  /** Chooses the check of one kind that counts, null to leave it to the program; the other kind's stays as it is. */
  'cases.count': {
    request: z.strictObject({
      id: z.uuid(),
      kind: z.enum(checkKinds),
      check: z.uuid().nullable(),
    }),
    answer: nothing,
  },
  /** Leaves a step out with a reason, null to take it up again. */
  'cases.skip': {
    request: z.strictObject({
      id: z.uuid(),
      step: z.enum(skippableSteps),
      reason: field(longText, parseNote).nullable(),
    }),
    answer: nothing,
  },
  /** A decision on the checks that count: refused where others do by now. To accept takes no reason. */
  'cases.review': {
    request: z.discriminatedUnion('decision', [
      z.strictObject({
        ...review,
        decision: z.literal('accepted'),
        reason: keptText.overwrite(trimLines).max(MAXIMUM_NOTE_LENGTH),
      }),
      z.strictObject({ ...review, decision: z.literal('rejected'), reason: field(longText, parseNote) }),
    ]),
    answer: nothing,
  },
  'cases.erase': { request: z.strictObject({ id: z.uuid(), reason: z.enum(removalReasons) }), answer: nothing },
} satisfies Calls<'cases'>;
