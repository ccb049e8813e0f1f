import type { LivenessAnswer } from '../../../shared/answers.ts';
import type { Outcome, TroubleCause, VendorWords } from '../../../shared/outcome.ts';
import { livenessVerdict } from '../../../shared/verdicts/liveness.ts';
import type { ExchangeEnd } from '../exchange.ts';
import { asWords, type JsonObject, rawText, readJsonObject } from '../json.ts';
import { requestedWait } from '../retry-after.ts';
import { PICTURE_KEYS, readSessionResult, type SessionResult } from './session-result.ts';
import { statusCodeMeaning } from './status-codes.ts';

type Response = Extract<ExchangeEnd, { kind: 'response' }>;

/** An answer whose pictures are still bytes, not yet kept. */
export type UnfiledLivenessAnswer = Omit<LivenessAnswer, 'reference' | 'audits'> &
  Pick<SessionResult, 'reference' | 'audits'>;

/**
 * What a complete HTTP response to a liveness lookup means. A lookup only reads, so nothing is ever ambiguous:
 * whatever is no word of InstantPay's can be asked again.
 *
 * The status code in the envelope decides, as the HTTP statuses of failures are not known.
 *
 * @param asked the session id in lower case
 */
export function livenessOutcome(response: Response, asked: string, now: Date): Outcome<UnfiledLivenessAnswer> {
  const { status } = response;
  const retryAfter = requestedWait(response.headers, now);
  const trouble = (cause: TroubleCause, words: VendorWords | null = null) =>
    ({ kind: 'retryable', cause, words, retryAfter }) as const;

  if (status >= 300 && status < 400) return trouble('redirect');
  const body = readJsonObject(response.body);
  const statusCode = body.ok && typeof body.value.statuscode === 'string' ? body.value.statuscode.trim() : '';
  if (!body.ok || statusCode === '') return trouble(troubleOf(status, body.ok ? 'answerUnreadable' : body.error));

  const words = vendorWords(body.value, status, statusCode);
  const meaning = statusCodeMeaning(statusCode);
  if (meaning.kind === 'retryable') return trouble(status === 429 ? 'rateLimited' : meaning.cause, words);
  if (meaning.kind !== 'success') return { ...meaning, words };
  // A success under the HTTP status of a failure contradicts itself.
  if (status < 200 || status > 299) return trouble(troubleOf(status, 'answerUnreadable'), words);

  const answer = readAnswer(body.value, statusCode);
  return livenessVerdict(asked, answer, null).reasons[0] === 'sessionNotFinished'
    ? trouble('sessionNotFinished', words)
    : { kind: 'answered', answer };
}

function troubleOf(status: number, otherwise: TroubleCause): TroubleCause {
  if (status === 429) return 'rateLimited';
  return status >= 500 ? 'serverError' : otherwise;
}

function readAnswer(body: JsonObject, statusCode: string): UnfiledLivenessAnswer {
  return {
    statusCode,
    actionCode: asWords(body.actcode),
    statusMessage: asWords(body.status),
    timestamp: asWords(body.timestamp),
    ipayUuid: asWords(body.ipay_uuid),
    orderId: asWords(body.orderid),
    internalCode: asWords(body.internalCode),
    environment: environmentOf(body),
    ...readSessionResult(body.data),
    raw: rawText(body, PICTURE_KEYS),
  };
}

/** InstantPay sometimes misspells the key. */
function environmentOf(body: JsonObject): string | null {
  return asWords(body.environment) ?? asWords(body.enviroment);
}

function vendorWords(body: JsonObject, httpStatus: number, statusCode: string): VendorWords {
  return {
    httpStatus,
    type: asWords(body.actcode),
    code: statusCode.slice(0, 100),
    message: asWords(body.status),
    supportReference: asWords(body.ipay_uuid),
  };
}
