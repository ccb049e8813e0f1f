import { sha256Of } from '../../files/sha256.ts';
import { isPracticeMerchant } from '../credentials.ts';
import {
  type Answer,
  type EndpointSurroundings,
  jsonAnswer,
  type ReceivedRequest,
  type VendorEndpoint,
} from '../endpoint.ts';
import { cashfreeError } from './errors.ts';
import { readFaceMatchForm } from './form.ts';
import type { RateLimit } from './rate-limit.ts';
import { type Comparison, comparePictures } from './score.ts';

/** Room for two pictures slightly over the limit: they get a 400 that names the field, not a 413. */
const BODY_LIMIT = 15_000_000;
/** Above 2^53: a client that reads it as a JavaScript number gets a different one. */
const FIRST_REFERENCE_ID = 9_007_199_254_740_993n;

/** Cashfree's Face Match (docs/VENDORS.md). */
export function cashfreeEndpoint(
  { library, ledger, clock, randomUuid }: EndpointSurroundings,
  rateLimit: RateLimit,
): VendorEndpoint {
  const usedIds = new Set<string>();
  for (const entry of ledger.entries()) {
    if (entry.vendor === 'cashfree') usedIds.add(idOfMerchant(entry.clientId, entry.verificationId));
  }

  const requestId = (): Record<string, string> => ({ 'x-request-id': randomUuid() });
  const refuse = (code: string, headers = {}): Answer => cashfreeError(code, { ...requestId(), ...headers });

  async function answer(request: ReceivedRequest): Promise<Answer> {
    if (request.method !== 'POST' || request.path !== '/verification/face-match') return refuse('not_found');
    const clientId = request.header('x-client-id');
    const clientSecret = request.header('x-client-secret');
    if (clientId === undefined) return refuse('x-client-id_missing');
    if (clientSecret === undefined) return refuse('x-client-secret_missing');
    if (!isPracticeMerchant(clientId, clientSecret)) return refuse('authentication_failed');

    const wait = rateLimit.take(clientId, clock());
    if (wait !== null) return refuse('too_many_requests_per_operation', { 'retry-after': String(wait) });
    if (request.body === null) return cashfreeError('file_size_exceeded', requestId(), 413);
    const form = await readFaceMatchForm(request.body, request.header('content-type') ?? '');
    if (!form.ok) return refuse(form.error);

    const { verificationId, threshold, first, second } = form.value;
    const id = idOfMerchant(clientId, verificationId);
    if (usedIds.has(id)) return refuse('verification_id_already_exists');
    usedIds.add(id);

    const referenceId = FIRST_REFERENCE_ID + 2n * BigInt(usedIds.size);
    const firstImageSha256 = sha256Of(first.bytes);
    const secondImageSha256 = sha256Of(second.bytes);
    await ledger.append(
      { vendor: 'cashfree', clientId, firstImageSha256, secondImageSha256, threshold, verificationId },
      new Date(clock()).toISOString(),
    );
    const comparison = comparePictures(
      { sha256: firstImageSha256, fileName: first.fileName },
      { sha256: secondImageSha256, fileName: second.fileName },
      library,
    );
    return matchAnswer(referenceId, verificationId, threshold, comparison, requestId());
  }

  return {
    vendor: 'cashfree',
    bodyLimit: BODY_LIMIT,
    answer,
    error: (code, status) => cashfreeError(code, requestId(), status ?? undefined),
    trouble: (status) =>
      cashfreeError(status === 429 ? 'too_many_requests_per_operation' : 'verification_failed', requestId(), status),
  };
}

function idOfMerchant(clientId: string, verificationId: string): string {
  return `${clientId} ${verificationId}`;
}

function matchAnswer(
  referenceId: bigint,
  verificationId: string,
  threshold: string,
  comparison: Comparison,
  headers: Readonly<Record<string, string>>,
): Answer {
  const score = comparison.kind === 'score' ? comparison.score : 0;
  const { body, ...rest } = jsonAnswer(
    200,
    {
      status: comparison.kind === 'score' ? 'SUCCESS' : 'MULTIPLE_FACE_DETECTED',
      verification_id: verificationId,
      face_match_result: comparison.kind === 'score' && score >= Number(threshold) ? 'YES' : 'NO',
      face_match_score: score,
    },
    headers,
  );
  // An int64 that JSON.stringify can't write.
  return { ...rest, body: body.replace('{', `{"ref_id":${referenceId},`) };
}
