import type { Reading } from '../../../shared/check/answers.ts';
import { clockOf } from '../../../shared/evidence/clock.ts';
import type { CheckEvidence } from '../../../shared/evidence/evidence.ts';
import { Typed } from '../../ui/fields/typed.tsx';
import type { Fact } from '../facts.tsx';
import { Moment } from '../moment.tsx';
import { useClockWords } from '../words/clock-words.ts';
import { usePersonFact } from '../words/use-person-fact.ts';
import { useWords } from '../words/use-words.ts';

/** A value that may not be there: then the page says so. */
function useOptional() {
  const { t } = useWords();
  return (label: string, value: string | null, more: Partial<Fact> = {}): Fact =>
    value === null ? { label, value: t('detail.missing'), isMissing: true } : { label, value, ...more };
}

const id = { isId: true } as const;
const longId = { isId: true, isWide: true } as const;

/** By what the answer was judged. */
export function usePolicyFacts(check: CheckEvidence): Fact[] {
  const { t, formats } = useWords();
  const optional = useOptional();
  const reading = useReading();
  if (check.kind === 'faceMatch') {
    return [
      optional(t('report:policy.scoreAsSent'), check.answer?.score == null ? null : String(check.answer.score)),
      { label: t('report:policy.thresholdSent'), value: formats.score(check.threshold, 2, 2) },
      { label: t('report:policy.matchPolicy'), value: formats.score(check.policy.threshold, 2, 4) },
    ];
  }
  const confidence = optional(t('report:policy.confidenceAsSent'), check.answer && reading(check.answer.confidence));
  const { policy } = check;
  if (policy === null) {
    return [confidence, { label: t('report:policy.passMark'), value: t('report:policy.notChosen'), isWide: true }];
  }
  const { passMark, reviewFrom } = policy;
  // To the last place, as it was judged by.
  const band = { from: String(reviewFrom), to: String(passMark) };
  return [
    confidence,
    { label: t('report:policy.passMark'), value: String(passMark) },
    {
      label: t('report:policy.reviewBand'),
      value: reviewFrom < passMark ? t('report:policy.band', band) : t('report:policy.noBand'),
    },
  ];
}

function useReading() {
  const { t } = useWords();
  return (reading: Reading<string | number>): string | null => {
    if (reading.found === 'nothing') return null;
    return reading.found === 'one' ? String(reading.value) : t(`detail.${reading.found}`);
  };
}

/** What the program itself calls the check by. */
export function useIdFacts(check: CheckEvidence): Fact[] {
  const { t, formats } = useWords();
  return [
    { label: t('report:id.check'), value: check.id, ...longId },
    { label: t('report:id.number'), value: formats.number(check.sequence) },
    { label: t('report:id.mode'), value: t(`mode.${check.mode}.name`) },
    ...(check.predecessor === null ? [] : [{ label: t('report:id.predecessor'), value: check.predecessor, ...longId }]),
    ...(check.successor === null ? [] : [{ label: t('report:id.successor'), value: check.successor, ...longId }]),
  ];
}

/** What the vendor said of a check that it did not answer; nothing where it said nothing. */
export function useWordsFacts({ words }: CheckEvidence): Fact[] {
  const { t } = useWords();
  if (words === null) return [];
  const said = (['type', 'code', 'message', 'supportReference'] as const).flatMap((name): Fact[] => {
    const value = words[name];
    return value === null ? [] : [{ label: t(`report:words.${name}`), value: <Typed text={value} />, isWide: true }];
  });
  return [{ label: t('report:words.httpStatus'), value: String(words.httpStatus) }, ...said];
}

/** What was asked and by whom, and all that the vendor answered; in an order that fills the lines. */
export function useAnswerFacts(check: CheckEvidence): Fact[] {
  const { t } = useWords();
  const optional = useOptional();
  const reading = useReading();
  const agent = usePersonFact()(t('report:id.agent'), check.agent);
  if (check.kind === 'faceMatch') {
    const { answer } = check;
    const asked: Fact = { label: t('detail.verificationId'), value: check.verificationId, ...longId };
    const first: Fact[] =
      check.firstLookup === null ? [] : [{ label: t('report:id.firstLookup'), value: check.firstLookup, ...longId }];
    if (answer === null) return [asked, agent, ...first];
    const foreign = answer.verificationId !== null && answer.verificationId !== check.verificationId;
    return [
      asked,
      agent,
      optional(t('detail.refId'), answer.refId, id),
      ...(foreign ? [{ label: t('report:id.answeredVerificationId'), value: answer.verificationId, ...longId }] : []),
      optional(t('detail.requestId'), answer.requestId, longId),
      ...first,
      optional(t('detail.result'), answer.result),
      optional(t('detail.status'), answer.status),
    ];
  }
  const { answer } = check;
  const session: Fact = { label: t('detail.sessionId'), value: check.sessionId, ...longId };
  const address: Fact = { label: t('detail.customerIp'), value: check.customerIp };
  if (answer === null) return [session, agent, address];
  return [
    session,
    agent,
    address,
    ...(isOther(answer.sessionId, check.sessionId)
      ? [optional(t('report:id.answeredSessionId'), reading(answer.sessionId), longId)]
      : []),
    optional(t('detail.ipayUuid'), answer.ipayUuid, longId),
    optional(t('detail.orderId'), answer.orderId, id),
    optional(t('detail.environment'), answer.environment),
    optional(t('detail.sessionStatus'), reading(answer.sessionStatus)),
    optional(t('detail.statusCode'), answer.statusCode),
    optional(t('detail.actionCode'), answer.actionCode),
    optional(t('detail.statusMessage'), answer.statusMessage),
    ...(answer.internalCode === null ? [] : [{ label: t('detail.internalCode'), value: answer.internalCode }]),
  ];
}

/** Of an answer that names nothing it is taken to be the one that was asked for. */
function isOther(answered: Reading<string>, asked: string): boolean {
  if (answered.found === 'nothing') return false;
  return answered.found !== 'one' || answered.value.toLowerCase() !== asked.toLowerCase();
}

export function useTimeFacts(check: CheckEvidence): Fact[] {
  const { t } = useWords();
  const optional = useOptional();
  const clock = useClockWords();
  const last = check.attempts.at(-1);
  return [
    { label: t('report:time.entered'), value: <Moment iso={check.enteredAt} isStacked /> },
    ...(last ? [{ label: t('report:time.lastAttempt'), value: <Moment iso={last.startedAt} isStacked /> }] : []),
    { label: t('report:time.clockThen'), value: clock.found(clockOf([check])) },
    ...(check.kind === 'livenessLookup' && check.answer !== null
      ? [optional(t('detail.timestamp'), check.answer.timestamp)]
      : []),
  ];
}
