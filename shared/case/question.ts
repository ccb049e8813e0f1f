import { z } from 'zod';
import { verdictSchema } from '../check/verdict.ts';
import { personSchema } from './person.ts';

/**
 * What a person is asked before a check is sent (docs/DESIGN.md, *Two customers are never mixed up*). The main process asks; only
 * an answer that names exactly what it has asked about lets the check through.
 */

/** A case as it is named where another one is in view. */
export const namedCaseSchema = z.strictObject({ id: z.uuid(), reference: z.string(), name: z.string() });
export type NamedCase = z.infer<typeof namedCaseSchema>;

/** Something that another customer's check has too. Its case is null where that check belongs to none. */
export const sharedUseSchema = z.strictObject({
  kind: z.enum(['session', 'picture']),
  case: namedCaseSchema.nullable(),
});
export type SharedUse = z.infer<typeof sharedUseSchema>;

/** A session or a picture that two customers' checks have in common, as either of them tells it. */
export const sharedWithSchema = z.strictObject({
  ...sharedUseSchema.shape,
  /** Who said that both are the same customer, and when; null where nobody has, as it came with an answer, say. */
  said: z.strictObject({ agent: personSchema, at: z.iso.datetime() }).nullable(),
});
export type SharedWith = z.infer<typeof sharedWithSchema>;

export const questionSchema = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('otherCustomer'), uses: z.array(sharedUseSchema).min(1) }),
  /** The same two pictures were compared under the same threshold within a day. */
  z.strictObject({
    about: z.literal('answerAtHand'),
    check: z.uuid(),
    case: namedCaseSchema.nullable(),
    answeredAt: z.iso.datetime(),
    verdict: verdictSchema.shape.kind,
    score: z.number().nullable(),
    threshold: z.number(),
  }),
  /** The same pair, under the same threshold, waits in the outbox or is being sent. */
  z.strictObject({
    about: z.literal('onTheWay'),
    check: z.uuid(),
    case: namedCaseSchema.nullable(),
    enteredAt: z.iso.datetime(),
  }),
]);
export type Question = z.infer<typeof questionSchema>;

/** What a person has answered so far: the same customer, in both cases; and to compare again all the same. */
export const decisionSchema = z.strictObject({
  sameCustomer: z.array(z.strictObject({ kind: sharedUseSchema.shape.kind, caseId: z.uuid().nullable() })).max(200),
  /** The match that is at hand, answered or on its way. */
  again: z.uuid().nullable(),
});
export type Decision = z.infer<typeof decisionSchema>;

export const undecided: Decision = { sameCustomer: [], again: null };

/** The decision with a further question answered by going on. */
export function decided(before: Decision, question: Question): Decision {
  if (question.about !== 'otherCustomer') return { ...before, again: question.check };
  const sameCustomer = question.uses.map((use) => ({ kind: use.kind, caseId: use.case?.id ?? null }));
  return { ...before, sameCustomer };
}
