import { z } from 'zod';
import { removalReasons } from '../case/case.ts';
import { decisionSchema, namedCaseSchema, questionSchema, sharedWithSchema } from '../case/question.ts';
import { reviewSchema } from '../case/review.ts';
import { checkSchema } from '../check/check.ts';
import { historyItemSchema, noteSchema } from '../check/history.ts';
import { pauseSchema } from '../check/lane.ts';
import {
  checkThreshold,
  parseCaseReference,
  parseCustomerIp,
  parseNote,
  parseSessionId,
  parseVerificationId,
} from '../entry/fields.ts';
import { MAXIMUM_AGENT_TEXT_LENGTH } from '../limits.ts';
import type { Calls } from './channels.ts';
import { field, nothing, typedText, withId } from './entry.ts';

/** What a person has answered to the question that came in place of a check. */
const decision = decisionSchema.optional();

/** The check was put on record; or a person is asked something first, and nothing was. */
const enteredOrAsked = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('entered'),
    id: z.uuid(),
    /** What it belongs to. */
    case: namedCaseSchema.nullable(),
  }),
  z.strictObject({ result: z.literal('asked'), question: questionSchema }),
]);

/** The customer in front, whose reference then need not be asked for again. Without it the reference tells the case. */
const caseInFront = z.uuid().optional();

/** A picture that was added, or the reference picture of a lookup, which may not have been answered yet. */
const firstPictureRequest = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('file'), picture: z.uuid() }),
  z.strictObject({ from: z.literal('lookup'), lookup: z.uuid() }),
]);

/** More are counted. */
export const MOST_ARRIVALS = 20;

export const checks = {
  'checks.lookUpLiveness': {
    request: z.strictObject({
      sessionId: field(typedText, parseSessionId),
      customerIp: field(typedText, parseCustomerIp),
      caseReference: field(typedText, parseCaseReference),
      caseId: caseInFront,
      decision,
    }),
    answer: enteredOrAsked,
  },
  'checks.matchFaces': {
    request: z.strictObject({
      firstPicture: firstPictureRequest,
      secondPicture: z.uuid(),
      threshold: field(z.number(), checkThreshold),
      verificationId: field(typedText, parseVerificationId),
      caseReference: field(typedText, parseCaseReference),
      caseId: caseInFront,
      decision,
    }),
    answer: enteredOrAsked,
  },
  'checks.newVerificationId': { request: nothing, answer: z.strictObject({ verificationId: z.string() }) },
  'checks.read': {
    request: withId,
    answer: z.strictObject({
      check: checkSchema,
      /** The customer's, as the check's case has it; empty without one. */
      customer: z.string(),
      /** What is left of a wait, its own or its lane's, in milliseconds; null where it waits for no time. */
      remaining: z.number().nonnegative().nullable(),
      /** What holds back the lane of a check that is queued, or keeps what comes of one that is being sent from being kept. */
      pause: pauseSchema.nullable(),
      /** A person has paused its lane. */
      stopped: z.boolean(),
      /** How many a minute our own limit lets through while it holds this check back; null where it does not. */
      limit: z.int().positive().nullable(),
      notes: z.array(noteSchema),
      reviews: z.array(reviewSchema),
      /** What it has in common with checks of others. */
      sharedWith: z.array(sharedWithSchema),
      /** The check that was entered in the place of this one. */
      successor: z.uuid().nullable(),
    }),
  },
  /** Now and not after its wait: a waiting or failed check, one whose lane is paused, one that is held. */
  'checks.sendNow': { request: withId, answer: nothing },
  /** Stops the attempt under way, or cancels a check that is not being sent. */
  'checks.stop': {
    request: z.strictObject({
      id: z.uuid(),
      /** A person was told that a match which is being sent may be paid for and lost. It may be by now, though none was shown. */
      evenIfSending: z.boolean(),
    }),
    answer: nothing,
  },
  /** A failed lookup is closed, and another one takes its place. */
  'checks.editLookup': {
    request: z.strictObject({
      id: z.uuid(),
      sessionId: field(typedText, parseSessionId),
      customerIp: field(typedText, parseCustomerIp),
      decision,
    }),
    answer: enteredOrAsked,
  },
  /** A failed match is closed, and another one with an id of its own takes its place. */
  'checks.editMatch': {
    request: z.strictObject({
      id: z.uuid(),
      firstPicture: firstPictureRequest,
      secondPicture: z.uuid(),
      threshold: field(z.number(), checkThreshold),
      decision,
    }),
    answer: enteredOrAsked,
  },
  /** Of a lost one or a failed one: it is over, and nothing takes its place. */
  'checks.close': { request: withId, answer: nothing },
  /** Of a lost match: closed, and asked again under a new verification id, which may be charged again. */
  'checks.askAgain': { request: z.strictObject({ id: z.uuid(), decision }), answer: enteredOrAsked },
  /** The lookup did not pass; the match that waits for its picture is wanted all the same. */
  'checks.consent': { request: z.strictObject({ id: z.uuid(), decision }), answer: enteredOrAsked },
  'checks.addNote': {
    request: z.strictObject({ id: z.uuid(), text: field(z.string().max(10_000), parseNote) }),
    answer: nothing,
  },
  'checks.remove': { request: z.strictObject({ id: z.uuid(), reason: z.enum(removalReasons) }), answer: nothing },
  'checks.review': {
    request: z.strictObject({
      id: z.uuid(),
      decision: z.enum(['accepted', 'rejected']),
      reason: field(z.string().max(10_000), parseNote),
      reviewer: z.strictObject({
        name: z.string().trim().min(1).max(MAXIMUM_AGENT_TEXT_LENGTH),
        code: z.string().trim().max(MAXIMUM_AGENT_TEXT_LENGTH),
      }),
    }),
    answer: nothing,
  },
  /** Those of the mode in use that have come to an answer, or to where somebody should look, and were not seen since. */
  'checks.arrived': {
    request: nothing,
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          ...historyItemSchema.pick({ id: true, kind: true, state: true, needs: true, verdict: true }).shape,
          case: namedCaseSchema.nullable(),
        }),
      ),
      total: z.int().nonnegative(),
    }),
  },
  'checks.see': { request: z.strictObject({ ids: z.array(z.uuid()).max(MOST_ARRIVALS) }), answer: nothing },
} satisfies Calls<'checks'>;
