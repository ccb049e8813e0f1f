import type { MatchAnswer } from '../../../shared/answers.ts';
import type { Outcome, TroubleCause, VendorWords } from '../../../shared/outcome.ts';
import type { ExchangeEnd } from '../exchange.ts';
import { asWords, isJsonObject, type JsonObject, rawText, readJsonObject } from '../json.ts';
import { requestedWait } from '../retry-after.ts';
import { cashfreeError } from './errors.ts';

type Response = Extract<ExchangeEnd, { kind: 'response' }>;

/**
 * What a complete HTTP response to a face match means. Only a well-formed answer or a well-formed error is
 * taken at its word; after anything else the vendor may have processed the match, so it is ambiguous.
 */
export function faceMatchOutcome(response: Response, now: Date): Outcome<MatchAnswer> {
  const { status } = response;
  if (status >= 300 && status < 400) return ambiguous('redirect');
  const body = readJsonObject(response.body, ['ref_id']);
  if (status === 200) return body.ok ? answered(body.value, response) : ambiguous(body.error);
  if (!body.ok) return ambiguous(status >= 500 ? 'serverError' : body.error);
  const words = vendorWords(body.value, response);
  if (status >= 500) return { kind: 'ambiguous', cause: 'serverError', words };
  if (status < 400 || words.code === null || words.type === null) return ambiguous('answerUnreadable');

  const error = cashfreeError(status, words.code);
  if (error.kind === 'rateLimited') {
    return { kind: 'retryable', cause: 'rateLimited', words, retryAfter: requestedWait(response.headers, now) };
  }
  return { ...error, words };
}

function ambiguous(cause: TroubleCause): Outcome<MatchAnswer> {
  return { kind: 'ambiguous', cause, words: null };
}

/** An object without a status is no answer of Cashfree's, whatever the HTTP status says. */
function answered(body: JsonObject, response: Response): Outcome<MatchAnswer> {
  if (typeof body.status !== 'string' || body.status === '') return ambiguous('answerUnreadable');
  return {
    kind: 'answered',
    answer: {
      status: body.status.slice(0, 100),
      refId: asWords(body.ref_id),
      verificationId: typeof body.verification_id === 'string' ? body.verification_id.slice(0, 100) : null,
      result: typeof body.face_match_result === 'string' ? body.face_match_result.slice(0, 100) : null,
      score: Number.isFinite(body.face_match_score) ? Number(body.face_match_score) : null,
      requestId: asWords(response.headers['x-request-id']),
      raw: rawText(body),
    },
  };
}

/** Cashfree's error body is `{type, code, message, error?}`. */
function vendorWords(body: JsonObject, response: Response): VendorWords {
  const inner = isJsonObject(body.error) ? body.error : {};
  return {
    httpStatus: response.status,
    type: typeof body.type === 'string' ? asWords(body.type) : null,
    code: typeof body.code === 'string' ? asWords(body.code) : null,
    message: asWords(body.message) ?? asWords(inner.message),
    supportReference: asWords(response.headers['x-request-id']),
  };
}
