import type { LivenessAnswer, MatchAnswer } from '../../shared/answers.ts';
import type { Attempt, FaceMatch, LivenessLookup } from '../../shared/check.ts';
import type { AttemptEnd } from '../../shared/outcome.ts';
import type { PictureRecords } from '../records/records.ts';
import { matchFaces } from '../vendors/cashfree/client.ts';
import type { PictureToSend } from '../vendors/cashfree/request.ts';
import type { VendorEnvironment } from '../vendors/environment.ts';
import type { ExchangeWatch } from '../vendors/exchange.ts';
import { lookUpLiveness } from '../vendors/instantpay/client.ts';
import type { LaneAccess } from '../vendors/lane-access.ts';
import type { AttemptMeasures } from './machine.ts';

/** One attempt, from the first byte to the last: what came of it, and what was measured meanwhile. */
export interface AttemptResult<Answer> {
  readonly end: AttemptEnd<Answer>;
  readonly measures: AttemptMeasures;
}

interface Watched {
  readonly signal: AbortSignal;
  readonly onProgress: (sentBytes: number) => void;
}

export function newAttempt(check: LivenessLookup | FaceMatch, access: LaneAccess, now: Date): Attempt {
  return {
    number: check.attempts.length + 1,
    vendor: check.kind === 'livenessLookup' ? 'instantPay' : 'cashfree',
    host: new URL(access.baseUrl).host,
    clientId: access.clientId,
    certificate: null,
    startedAt: now.toISOString(),
    ended: null,
  };
}

/** Asks InstantPay once; the pictures of an answer are in their files before this comes back. */
export function attemptLookup(
  environment: VendorEnvironment,
  access: LaneAccess,
  check: LivenessLookup,
  pictures: Pick<PictureRecords, 'take'>,
  watched: Watched,
): Promise<AttemptResult<LivenessAnswer>> {
  const keep = (name: string, bytes: Uint8Array) => pictures.take(name, bytes);
  return measured(environment, watched, (watch) => lookUpLiveness(environment, access, check, keep, watch));
}

/** Asks Cashfree once. */
export function attemptMatch(
  environment: VendorEnvironment,
  access: LaneAccess,
  check: FaceMatch,
  pictures: { readonly first: PictureToSend; readonly second: PictureToSend },
  watched: Watched,
): Promise<AttemptResult<MatchAnswer>> {
  const question = { verificationId: check.verificationId, threshold: check.threshold, ...pictures };
  return measured(environment, watched, (watch) => matchFaces(environment, access, question, watch));
}

async function measured<Answer>(
  environment: VendorEnvironment,
  { signal, onProgress }: Watched,
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
