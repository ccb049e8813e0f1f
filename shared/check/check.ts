import { z } from 'zod';
import { personSchema } from '../case/person.ts';
import { modes } from '../mode.ts';
import { pictureSchema } from '../picture/picture.ts';
import { livenessAnswerSchema, matchAnswerSchema } from './answers.ts';
import {
  blockCauseSchema,
  failureCauseSchema,
  refusalCauseSchema,
  troubleCauseSchema,
  vendorSchema,
  vendorWordsSchema,
} from './outcome.ts';
import { livenessPolicySchema, matchPolicySchema } from './policy.ts';
import { verdictSchema } from './verdict.ts';

const isoTime = z.iso.datetime();

/**
 * One HTTP exchange: what was sent where, when, and what became of it; or several that never connected, one after the
 * other, of which all but the times is the first one's. Times are ISO 8601 in UTC.
 */
export const attemptSchema = z.strictObject({
  /** From 1, in the order in which they were made. */
  number: z.int().positive(),
  vendor: vendorSchema,
  host: z.string(),
  clientId: z.string(),
  /** SHA-256 of the certificate that the host showed; null without TLS, or where no connection came about. */
  certificate: z.string().nullable(),
  startedAt: isoTime,
  /** How many there were: more than one only where none connected. */
  times: z.int().positive().default(1),
  /** When the newest of several began; null of a single one. */
  lastAt: isoTime.nullable().default(null),
  /** Null while it is under way. */
  ended: z
    .strictObject({
      /** Milliseconds; null where the program's own end or fault left nobody to count them. */
      duration: z.number().nonnegative().nullable(),
      /** What this computer's clock is ahead of the vendor's `Date`, in milliseconds; null without one. */
      clockOffset: z.number().nullable(),
      /** Of the answer's first line; null where none came. */
      httpStatus: z.int().nullable(),
      /** InstantPay's `ipay_uuid` or Cashfree's `x-request-id`: what the vendor's support asks for. */
      supportReference: z.string().nullable(),
      /** Of an answer that has to be asked for again: the vendor's own JSON, or something else in its place. */
      answeredBy: z.enum(['vendor', 'other']).nullable().default(null),
      /** The readable text of an answer that is none, shortened and without secrets: for the vendor's support. */
      unread: z.string().nullable().default(null),
      outcome: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('answered') }),
        z.strictObject({ kind: z.literal('refused'), cause: refusalCauseSchema }),
        z.strictObject({ kind: z.literal('blocked'), cause: blockCauseSchema }),
        z.strictObject({ kind: z.literal('retryable'), cause: troubleCauseSchema }),
        z.strictObject({ kind: z.literal('ambiguous'), cause: troubleCauseSchema }),
        z.strictObject({ kind: z.literal('stopped'), requestBegan: z.boolean() }),
      ]),
    })
    .nullable(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/**
 * Why a check is held for a person: its records were copied or put back; its tries are used up; so many sendings of a
 * match ended in doubt; something else answers a match in its vendor's place; its vendor was tried for a day.
 */
export const heldReasons = ['restored', 'triesUsedUp', 'doubtsUsedUp', 'answeredByOthers', 'tooLong'] as const;
export type HeldReason = (typeof heldReasons)[number];

/** The states that every check can be in (docs/DESIGN.md, *The state machine*). */
function commonStates<Answer extends z.ZodType>(answer: Answer) {
  return [
    /** Goes as soon as its lane lets it. */
    z.strictObject({ name: z.literal('queued') }),
    z.strictObject({ name: z.literal('sending'), sentBytes: z.int().nonnegative(), totalBytes: z.int().nonnegative() }),
    /** Goes again by itself, once the wait is over. */
    z.strictObject({
      name: z.literal('waiting'),
      cause: troubleCauseSchema,
      words: vendorWordsSchema.nullable(),
      /** Milliseconds: a length, not a date. */
      length: z.number().nonnegative(),
    }),
    /** Does nothing until a person releases it. */
    z.strictObject({
      name: z.literal('held'),
      because: z.enum(heldReasons),
      cause: troubleCauseSchema.nullable(),
      words: vendorWordsSchema.nullable(),
    }),
    z.strictObject({ name: z.literal('done'), answer, verdict: verdictSchema }),
    /** Without the vendor's words it is our own finding. */
    z.strictObject({
      name: z.literal('failed'),
      cause: failureCauseSchema,
      words: vendorWordsSchema.nullable(),
    }),
    z.strictObject({ name: z.literal('cancelled') }),
    /** Over and done with by a person's word; another check may have taken its place. */
    z.strictObject({
      name: z.literal('closed'),
      was: z.enum(['failed', 'lost']),
      successor: z.uuid().nullable(),
    }),
  ] as const;
}

/** Face matches only: the vendor may have processed it, and its answer can't be had any more. */
const lostState = z.strictObject({
  name: z.literal('lost'),
  because: z.enum(['stopped', 'refusedAfterDoubt', 'otherAccount', 'pictureDamaged', 'deleted']),
  words: vendorWordsSchema.nullable(),
});

/** Face matches only: the first picture is the reference of a lookup. */
const needsState = z.strictObject({
  name: z.literal('needs'),
  /**
   * `answer`: the lookup has none yet, or its picture has not been looked at. `consent`: it has one and did not pass; `half`: it
   * passed, and the picture's lower part is missing: a person decides whether the match is worth its price. `question`: it has
   * passed, and something has to be asked before its picture is compared.
   */
  what: z.enum(['answer', 'consent', 'half', 'question']),
});

export const checkKinds = ['livenessLookup', 'faceMatch'] as const;
export type CheckKind = (typeof checkKinds)[number];

const common = {
  id: z.uuid(),
  /** The order in which checks were entered; 0 for one that is not on record yet. */
  sequence: z.int().nonnegative(),
  mode: z.enum(modes),
  /** Null where the check belongs to no case. */
  caseId: z.uuid().nullable(),
  /** The case's, as it reads now; empty without a case. */
  caseReference: z.string(),
  /** Who worked with the program when it was entered. */
  agent: personSchema,
  enteredAt: isoTime,
  /** The check in whose place this one was entered. */
  predecessor: z.uuid().nullable(),
  /** Attempts since it was entered or a person last asked for one: what the back-off grows by. */
  tries: z.int().nonnegative(),
  attempts: z.array(attemptSchema),
};

export const livenessLookupSchema = z.strictObject({
  kind: z.literal('livenessLookup'),
  ...common,
  sessionId: z.string(),
  customerIp: z.string(),
  policy: livenessPolicySchema.nullable(),
  state: z.discriminatedUnion('name', [...commonStates(livenessAnswerSchema)]),
});
export type LivenessLookup = z.infer<typeof livenessLookupSchema>;

/** Where a match's first picture comes from: a file, or the answer to a lookup, which may not have come yet. */
export const firstPictureSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('file'), picture: pictureSchema }),
  z.strictObject({ from: z.literal('lookup'), lookup: z.uuid(), picture: pictureSchema.nullable() }),
]);
export type FirstPicture = z.infer<typeof firstPictureSchema>;

export const faceMatchSchema = z.strictObject({
  kind: z.literal('faceMatch'),
  ...common,
  verificationId: z.string(),
  /** 0–1, as sent. */
  threshold: z.number(),
  first: firstPictureSchema,
  second: pictureSchema,
  policy: matchPolicySchema,
  /** Once an attempt's end is unknown the vendor may have charged for it; never cleared. */
  maybeProcessed: z.boolean(),
  /**
   * Whom it was last sent as, or queued as before that: the vendor takes its id only once, but only within one account.
   * Null where there were no credentials yet.
   */
  account: z.strictObject({ host: z.string(), clientId: z.string() }).nullable(),
  state: z.discriminatedUnion('name', [...commonStates(matchAnswerSchema), lostState, needsState]),
});
export type FaceMatch = z.infer<typeof faceMatchSchema>;

/** One question put to a vendor. */
export const checkSchema = z.discriminatedUnion('kind', [livenessLookupSchema, faceMatchSchema]);
export type Check = z.infer<typeof checkSchema>;
export type CheckStateName = Check['state']['name'];

/** The states in which the outbox has a check still: it goes by itself, or waits for a person. */
export const openStates = ['queued', 'sending', 'waiting', 'held', 'needs', 'failed', 'lost'] as const;
