import fc from 'fast-check';
import type { AnsweredPicture, LivenessAnswer, MatchAnswer } from '../../../shared/check/answers.ts';
import { type Attempt, type FaceMatch, heldReasons, type LivenessLookup } from '../../../shared/check/check.ts';
import {
  blockCauseSchema,
  failureCauseSchema,
  refusalCauseSchema,
  troubleCauseSchema,
  type VendorWords,
} from '../../../shared/check/outcome.ts';
import { verdictReasonSchema } from '../../../shared/check/verdict.ts';
import { modes } from '../../../shared/mode.ts';
import {
  faceAdviceSchema,
  type Original,
  type Picture,
  type PictureAdvice,
  subjectSchema,
} from '../../../shared/picture/picture.ts';

/** Checks as they may be, for tests: every kind in every state. */

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('', 'मोहन कुमार', "'; --", '\u0000'),
);
const words = fc.option(text);
const time = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
/** Never minus zero, which no column keeps apart from zero. */
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const length = fc.nat({ max: 10_000_000 });
const id = fc.uuid();
const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const positiveShare = fc.integer({ min: 1, max: 1000 }).map((thousandths) => thousandths / 1000);

const anySha256 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));

const anyFile = fc.record({
  id,
  name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  byteLength: fc.integer({ min: 1, max: 5_000_000 }),
  sha256: anySha256,
});

const anyOriginalFile = fc.record({
  format: fc.constantFrom('jpeg', 'png', 'webp', 'avif', 'gif', 'bmp'),
  byteLength: fc.integer({ min: 1, max: 50_000_000 }),
  width: fc.integer({ min: 1, max: 9000 }),
  height: fc.integer({ min: 1, max: 9000 }),
  sha256: anySha256,
});

const anyOriginal = fc.option(
  fc
    .tuple(anyOriginalFile, fc.constantFrom('stripped', 'redrawn', 'firstOfAnimation', 'cropped', 'croppedAndTurned'))
    .map(([file, change]): Original => {
      if (change !== 'cropped' && change !== 'croppedAndTurned') return { ...file, change };
      const { width, height } = file;
      const cut = { left: width - 1, top: 0, width: 1, height, turns: change === 'cropped' ? 0 : 3 };
      return { ...file, change, cut };
    }),
);

const anyRatio = fc.double({ min: 0, max: 1, noNaN: true });
const anyAngle = fc.integer({ min: -180, max: 180 });
const anyAdvice: fc.Arbitrary<PictureAdvice | null> = fc.option(
  fc.record({
    subject: fc.constantFrom(...subjectSchema.options),
    advice: fc.uniqueArray(fc.constantFrom(...faceAdviceSchema.options)),
    measures: fc.record({
      faces: fc.array(
        fc.record({
          box: fc.record({ left: anyRatio, top: anyRatio, width: fc.constant(0.5), height: fc.constant(0.25) }),
          width: fc.nat(100_000),
          eyeDistance: fc.nat(100_000),
          roll: anyAngle,
          yaw: fc.option(anyAngle),
          pitch: fc.option(anyAngle),
        }),
        { maxLength: 3 },
      ),
      brightness: anyRatio,
      sharpness: anyRatio,
    }),
  }),
);

const anySize = fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) });
const anySeen = fc.record({
  format: fc.constantFrom('jpeg', 'png'),
  sight: fc.constantFrom('unseen', 'whole', 'partial', 'undecodable', 'severalPictures', 'tooManyPixels'),
});
const anyUnseen = fc.record({
  format: fc.constantFrom('jpeg', 'png', 'other'),
  width: fc.constant(null),
  height: fc.constant(null),
  sight: fc.constantFrom('unseen', 'undecodable', 'severalPictures', 'tooManyPixels'),
});

/** One with a size, or one that nobody could see. */
export const anyPicture: fc.Arbitrary<Picture> = fc.oneof(
  fc
    .tuple(anyFile, anySize, anySeen, anyOriginal, anyAdvice)
    .map(([file, size, seen, original, advice]) => ({ ...file, ...size, ...seen, original, advice })),
  fc.tuple(anyFile, anyUnseen).map(([file, unseen]) => ({ ...file, ...unseen, original: null, advice: null })),
);

const vendorWords: fc.Arbitrary<VendorWords> = fc.record({
  httpStatus: fc.integer({ min: 100, max: 599 }),
  type: words,
  code: words,
  message: words,
  supportReference: words,
});

const trouble = fc.constantFrom(...troubleCauseSchema.options);
const outcome: fc.Arbitrary<NonNullable<Attempt['ended']>['outcome']> = fc.oneof(
  fc.constant({ kind: 'answered' } as const),
  fc.record({ kind: fc.constant('refused' as const), cause: fc.constantFrom(...refusalCauseSchema.options) }),
  fc.record({ kind: fc.constant('blocked' as const), cause: fc.constantFrom(...blockCauseSchema.options) }),
  fc.record({ kind: fc.constant('retryable' as const), cause: trouble }),
  fc.record({ kind: fc.constant('ambiguous' as const), cause: trouble }),
  fc.record({ kind: fc.constant('stopped' as const), requestBegan: fc.boolean() }),
);

function isToBeMadeAgain({ kind }: NonNullable<Attempt['ended']>['outcome']): boolean {
  return kind === 'retryable' || kind === 'ambiguous';
}

const attempts = (vendor: Attempt['vendor']): fc.Arbitrary<Attempt[]> =>
  fc
    .array(
      fc.record({
        vendor: fc.constant(vendor),
        host: text,
        clientId: text,
        certificate: words,
        startedAt: time,
        times: fc.integer({ min: 1, max: 1000 }),
        lastAt: fc.option(time),
        ended: fc.option(
          fc
            .record({
              duration: fc.option(length),
              clockOffset: fc.option(fc.integer({ min: -1e9, max: 1e9 })),
              httpStatus: fc.option(fc.integer({ min: 100, max: 599 })),
              supportReference: words,
              answeredBy: fc.option(fc.constantFrom('vendor' as const, 'other' as const)),
              unread: words,
              outcome,
            })
            .map(({ unread, ...ended }) => ({ ...ended, unread: isToBeMadeAgain(ended.outcome) ? unread : null })),
        ),
      }),
      { maxLength: 3 },
    )
    .map((made) => made.map((attempt, index) => ({ number: index + 1, ...attempt })));

const reading = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof(
    fc.constantFrom({ found: 'nothing' as const }, { found: 'unreadable' as const }, { found: 'conflict' as const }),
    fc.record({ found: fc.constant('one' as const), value }),
  );

const answeredPicture: fc.Arbitrary<AnsweredPicture> = fc.oneof(
  fc.record({
    kind: fc.constant('kept' as const),
    picture: anyPicture,
    faceBox: fc.option(fc.record({ left: share, top: share, width: positiveShare, height: positiveShare })),
  }),
  fc.record({ kind: fc.constant('unusable' as const), why: fc.constantFrom('link', 'damaged', 'tooLarge') }),
);

const livenessAnswer: fc.Arbitrary<LivenessAnswer> = fc.record({
  statusCode: text,
  actionCode: words,
  statusMessage: words,
  timestamp: words,
  ipayUuid: words,
  orderId: words,
  internalCode: words,
  environment: words,
  sessionId: reading(text),
  sessionStatus: reading(text),
  confidence: reading(number(-1000, 1000)),
  reference: fc.option(answeredPicture),
  audits: fc.array(answeredPicture, { maxLength: 4 }),
  auditsLeftOut: fc.nat({ max: 3 }),
  raw: text,
});

const matchAnswer: fc.Arbitrary<MatchAnswer> = fc.record({
  status: text,
  refId: words,
  verificationId: words,
  result: words,
  score: fc.option(number(-10, 10)),
  requestId: words,
  raw: text,
});

const reason = fc.constantFrom(...verdictReasonSchema.options);
const anyVerdict = fc.record({
  kind: fc.constantFrom('pass', 'fail', 'review', 'notComputable'),
  reasons: fc.tuple(reason, fc.array(reason, { maxLength: 2 })).map(([first, more]) => [first, ...more] as const),
});

function named<const Name extends string, Content extends object>(
  name: Name,
  content: { [Member in keyof Content]: fc.Arbitrary<Content[Member]> },
) {
  return fc.record(content).map((made) => ({ name, ...made }));
}

const commonStates = <Answer>(answer: fc.Arbitrary<Answer>) =>
  [
    named('queued', {}),
    // What was sent of it is not kept.
    named('sending', { sentBytes: fc.constant(0), totalBytes: length }),
    named('waiting', { cause: trouble, words: fc.option(vendorWords), length }),
    named('held', {
      because: fc.constantFrom(...heldReasons),
      cause: fc.option(trouble),
      words: fc.option(vendorWords),
    }),
    named('done', { answer, verdict: anyVerdict }),
    named('failed', { cause: fc.constantFrom(...failureCauseSchema.options), words: fc.option(vendorWords) }),
    named('cancelled', {}),
    named('closed', { was: fc.constantFrom('failed', 'lost'), successor: fc.option(id) }),
  ] as const;

const lost = named('lost', {
  because: fc.constantFrom('stopped', 'refusedAfterDoubt', 'otherAccount', 'pictureDamaged', 'deleted'),
  words: fc.option(vendorWords),
});
const needs = named('needs', { what: fc.constantFrom('answer', 'consent', 'half', 'question') });

const common = {
  id,
  sequence: fc.constant(0),
  mode: fc.constantFrom(...modes),
  caseId: fc.constant(null),
  caseReference: fc.constant(''),
  agent: fc.record({ name: text, code: text }),
  enteredAt: time,
  predecessor: fc.option(id),
  tries: fc.nat({ max: 9 }),
};

export const livenessState = fc.oneof(...commonStates(livenessAnswer)) as fc.Arbitrary<LivenessLookup['state']>;
export const matchState = fc.oneof(...commonStates(matchAnswer), lost, needs) as fc.Arbitrary<FaceMatch['state']>;

export const anyLookup: fc.Arbitrary<LivenessLookup> = fc.record({
  kind: fc.constant('livenessLookup' as const),
  ...common,
  attempts: attempts('instantPay'),
  sessionId: text,
  customerIp: text,
  policy: fc.option(fc.record({ passMark: number(0, 100), reviewFrom: number(0, 100) })),
  state: livenessState,
});

const anyMatchWithAnyPicture: fc.Arbitrary<FaceMatch> = fc.record({
  kind: fc.constant('faceMatch' as const),
  ...common,
  attempts: attempts('cashfree'),
  // As unique as the program makes them.
  verificationId: id.map((made) => `FD-${made}`),
  threshold: number(0.01, 0.99),
  first: fc.oneof(
    fc.record({ from: fc.constant('file' as const), picture: anyPicture }),
    fc.record({ from: fc.constant('lookup' as const), lookup: id, picture: fc.option(anyPicture) }),
  ),
  second: anyPicture,
  policy: fc.record({ threshold: number(0.01, 0.99) }),
  maybeProcessed: fc.boolean(),
  account: fc.option(fc.record({ host: text, clientId: text })),
  state: matchState,
});

/** Only a lookup's reference can be needed. */
export const anyMatch = anyMatchWithAnyPicture.filter(
  ({ state, first }) => state.name !== 'needs' || first.from === 'lookup',
);

export const anyCheck = fc.oneof(anyLookup, anyMatch);
