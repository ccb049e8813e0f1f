import type { MatchAnswer } from '../../../shared/check/answers.ts';
import { type AttemptEnd, nothingLeft } from '../../../shared/check/outcome.ts';
import { type ExchangeWatch, exchange, type VendorEnvironment } from '../exchange.ts';
import type { LaneAccess } from '../lane-access.ts';
import { faceMatchOutcome } from './answer.ts';
import { type FaceMatchQuestion, faceMatchRequest } from './request.ts';

/** A face match is answered in a few hundred bytes. */
const MOST_ANSWER_BYTES = 1_000_000;

/**
 * Makes one attempt at a face match. Never throws and never repeats: the outcome says what became of it, and
 * the outbox decides whether to try again.
 */
export async function matchFaces(
  environment: VendorEnvironment,
  access: LaneAccess,
  question: FaceMatchQuestion,
  watch: ExchangeWatch,
): Promise<AttemptEnd<MatchAnswer>> {
  const request = faceMatchRequest(access, question, environment);
  const end = await exchange(
    request,
    { ...environment, limits: { ...environment.limits, answerBytes: MOST_ANSWER_BYTES } },
    watch,
  );
  if (end.kind === 'stopped') return end;
  if (end.kind === 'response') return faceMatchOutcome(end, environment.now());
  const { cause } = end;
  return end.requestBegan ? { kind: 'ambiguous', cause, ...nothingLeft } : { kind: 'retryable', cause, ...nothingLeft };
}
