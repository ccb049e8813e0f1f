import { z } from 'zod';
import { checkSchema } from './check.ts';
import {
  checkThreshold,
  type FieldProblem,
  parseCaseReference,
  parseCustomerIp,
  parseSessionId,
  parseVerificationId,
} from './fields.ts';
import { modes } from './mode.ts';
import { pictureFormatSchema, pictureProblemSchema, pictureSchema } from './picture.ts';
import { samplePortraits } from './practice.ts';
import type { Result } from './result.ts';

/**
 * Everything the window may ask of the main process. Each channel has a schema for its argument and one for
 * its answer; the gate parses both. Names are `<domain>.<method>`: the preload makes one object per domain.
 */
const nothing = z.strictObject({});
const checkId = z.strictObject({ id: z.uuid() });

/** A typed field, held to the same rule that the window explains at the field itself. */
function field<Input extends string | number, Value>(
  input: z.ZodType<Input>,
  parse: (typed: Input) => Result<Value, FieldProblem>,
) {
  return input.transform((typed, context): Value => {
    const parsed = parse(typed);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.error, params: { fieldProblem: parsed.error } });
    return z.NEVER;
  });
}

const typedText = z.string().max(1000);

export const contract = {
  'program.describe': {
    request: nothing,
    answer: z.strictObject({ version: z.string(), mode: z.enum(modes) }),
  },
  'checks.lookUpLiveness': {
    request: z.strictObject({
      sessionId: field(typedText, parseSessionId),
      customerIp: field(typedText, parseCustomerIp),
      caseReference: field(typedText, parseCaseReference),
    }),
    answer: checkId,
  },
  'checks.matchFaces': {
    request: z.strictObject({
      firstPicture: z.uuid(),
      secondPicture: z.uuid(),
      threshold: field(z.number(), checkThreshold),
      verificationId: field(typedText, parseVerificationId),
      caseReference: field(typedText, parseCaseReference),
    }),
    answer: checkId,
  },
  'checks.newVerificationId': { request: nothing, answer: z.strictObject({ verificationId: z.string() }) },
  'checks.read': { request: checkId, answer: checkSchema },
  'checks.sendAgain': { request: checkId, answer: nothing },
  'checks.stop': { request: checkId, answer: nothing },
  'pictures.add': {
    request: z.strictObject({
      name: z.string().min(1).max(255),
      /** At most one byte more than a picture may have, so that a huge file never crosses. */
      bytes: z.instanceof(Uint8Array),
      /** The file's whole size. */
      byteLength: z.int().nonnegative(),
    }),
    answer: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('taken'), picture: pictureSchema }),
      z.strictObject({ kind: z.literal('refused'), problem: pictureProblemSchema }),
    ]),
  },
  'pictures.read': {
    request: checkId,
    answer: z.strictObject({ bytes: z.instanceof(Uint8Array), format: pictureFormatSchema }),
  },
  'practice.takePortrait': {
    request: z.strictObject({ portrait: z.enum(samplePortraits) }),
    answer: pictureSchema,
  },
  'clipboard.write': { request: z.strictObject({ text: z.string().max(1_000_000) }), answer: nothing },
  'links.open': { request: z.strictObject({ link: z.enum(['instantPayPage', 'cashfreePage']) }), answer: nothing },
} as const;

export type Channel = keyof typeof contract;
export type RequestOf<Name extends Channel> = z.output<(typeof contract)[Name]['request']>;
export type AnswerOf<Name extends Channel> = z.output<(typeof contract)[Name]['answer']>;
/** As the window writes it: before the gate has parsed it. */
export type TypedRequestOf<Name extends Channel> = z.input<(typeof contract)[Name]['request']>;

/** What main tells the window without being asked. The window reads again what it shows. */
export const announcements = {
  'checks.changed': checkId,
} as const;
export type Announcement = keyof typeof announcements;
export type AnnouncementOf<Name extends Announcement> = z.output<(typeof announcements)[Name]>;

/** Why a call was not carried out. `unexpected` is a fault of the program; its cause is in the program's log. */
export type CallProblemCode = 'notAllowed' | 'malformed' | 'field' | 'notFound' | 'notNow' | 'unexpected';

export interface CallProblem {
  readonly code: CallProblemCode;
  /** For a developer; what a person reads comes from the language files by `code` or `fieldProblem`. */
  readonly message: string;
  /** With `field`: which one, and what is wrong with it. */
  readonly field?: string;
  readonly fieldProblem?: FieldProblem;
}

export type CallResult<Name extends Channel> = Result<AnswerOf<Name>, CallProblem>;
