import type { LivenessAnswer } from '../../shared/check/answers.ts';
import type { Attempt, FaceMatch, LivenessLookup } from '../../shared/check/check.ts';
import { vendorOf } from '../../shared/check/of-a-check.ts';
import type { AttemptEnd } from '../../shared/check/outcome.ts';
import type { ExchangeWatch, VendorEnvironment } from '../vendors/exchange.ts';
import type { LaneAccess } from '../vendors/lane-access.ts';
import type { AttemptMeasures } from './machines/attempt-end.ts';

/** One attempt, from the first byte to the last: what came of it, and what was measured meanwhile. */
export interface AttemptResult<Answer> {
  readonly end: AttemptEnd<Answer>;
  readonly measures: AttemptMeasures;
}

export function newAttempt(check: LivenessLookup | FaceMatch, access: LaneAccess, now: Date): Attempt {
  return {
    number: check.attempts.length + 1,
    vendor: vendorOf(check),
    host: new URL(access.baseUrl).host,
    clientId: access.clientId,
    certificate: null,
    startedAt: now.toISOString(),
    times: 1,
    lastAt: null,
    ended: null,
  };
}

/** Makes one exchange, and measures it. */
export async function measured<Answer>(
  environment: VendorEnvironment,
  { signal, onProgress }: Pick<ExchangeWatch, 'signal' | 'onProgress'>,
  send: (watch: ExchangeWatch) => Promise<AttemptEnd<Answer>>,
): Promise<AttemptResult<Answer>> {
  const startedAt = performance.now();
  let certificate: string | null = null;
  let clockOffset: number | null = null;
  let httpStatus: number | null = null;
  const end = await send({
    signal,
    onProgress,
    onConnected: (connected) => {
      certificate = connected.certificate;
    },
    onAnswerBegun: (status, time) => {
      httpStatus = status;
      if (time) clockOffset = environment.now().getTime() - time.getTime();
    },
  });
  return { end, measures: { certificate, clockOffset, httpStatus, duration: performance.now() - startedAt } };
}

/** What an answer says of the vendor's environment it comes from; of a match, nothing. */
export function environmentIn(end: AttemptEnd<object>): string | null {
  return end.kind === 'answered' && 'environment' in end.answer ? (end.answer as LivenessAnswer).environment : null;
}

/** A stop that came after the end, and before it was on record: what has no answer does not go again by itself. */
export function unlessStopped<Answer>(end: AttemptEnd<Answer>, isStopped: boolean): AttemptEnd<Answer> {
  if (!isStopped || end.kind === 'answered' || end.kind === 'refused' || end.kind === 'stopped') return end;
  return { kind: 'stopped', requestBegan: end.kind === 'ambiguous' };
}
