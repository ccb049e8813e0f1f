import type { LivenessAnswer, MatchAnswer } from '../../../shared/check/answers.ts';
import type { Attempt, Check } from '../../../shared/check/check.ts';
import { type AttemptEnd, nothingLeft } from '../../../shared/check/outcome.ts';
import { withRunsFolded } from './folded-tries.ts';

/** An attempt's end as it is put on record, pure. */

/** What ended with an attempt, beside its outcome. */
export type AttemptMeasures = Pick<NonNullable<Attempt['ended']>, 'duration' | 'clockOffset' | 'httpStatus'> &
  Pick<Attempt, 'certificate'>;

/** The check with its last attempt closed: what was measured, and its outcome without the answer itself. */
export function withAttemptEnded<Kind extends Check>(
  check: Kind,
  end: AttemptEnd<LivenessAnswer | MatchAnswer>,
  { certificate, ...measures }: AttemptMeasures,
): Kind {
  const left = end.kind === 'retryable' || end.kind === 'ambiguous' ? end : nothingLeft;
  const ended = {
    ...measures,
    supportReference: supportReferenceOf(end),
    answeredBy: left.answeredBy,
    unread: left.unread,
    outcome: outcomeOnRecord(end),
  };
  const attempts = check.attempts.map((attempt, index) =>
    index === check.attempts.length - 1 ? { ...attempt, certificate, ended } : attempt,
  );
  return { ...check, attempts: withRunsFolded(attempts) };
}

function supportReferenceOf(end: AttemptEnd<LivenessAnswer | MatchAnswer>): string | null {
  if (end.kind === 'answered') return 'ipayUuid' in end.answer ? end.answer.ipayUuid : end.answer.requestId;
  return 'words' in end ? (end.words?.supportReference ?? null) : null;
}

function outcomeOnRecord(end: AttemptEnd<unknown>): NonNullable<Attempt['ended']>['outcome'] {
  if (end.kind === 'answered') return { kind: end.kind };
  if (end.kind === 'stopped') return { kind: end.kind, requestBegan: end.requestBegan };
  return { kind: end.kind, cause: end.cause } as NonNullable<Attempt['ended']>['outcome'];
}
