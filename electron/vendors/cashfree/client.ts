import type { MatchAnswer } from '../../../shared/answers.ts';
import type { AttemptEnd } from '../../../shared/outcome.ts';
import type { VendorEnvironment } from '../environment.ts';
import { type ExchangeWatch, exchange } from '../exchange.ts';
import type { LaneAccess } from '../lane-access.ts';
import { faceMatchOutcome } from './answer.ts';
import { type FaceMatchQuestion, faceMatchRequest } from './request.ts';

/** A face match is answered in a few hundred bytes. */
const MOST_ANSWER_BYTES = 1_000_000;

/**
 * Makes one attempt at a face match. Never throws and never repeats: what came of it is in the outcome, and
 * whether to try again is the outbox's to decide.
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
  return end.requestBegan
    ? { kind: 'ambiguous', cause: end.cause, words: null }
    : { kind: 'retryable', cause: end.cause, words: null, retryAfter: null };
}
