import type { MatchAnswer } from '../../../shared/check/answers.ts';
import type { Outcome, TroubleCause, VendorWords } from '../../../shared/check/outcome.ts';
import type { Response } from '../exchange.ts';
import { isJsonObject, type Json, type JsonObject, numberOf } from '../reading/json.ts';
import { asWords, rawText } from '../reading/printed.ts';
import { requestedWait } from '../retry-after.ts';
import { cashfreeError } from './errors.ts';

/**
 * What a complete HTTP response to a face match means. Only a well-formed answer or a well-formed
 * error counts; after anything else the vendor may have processed the match, so it is ambiguous.
 */
export function faceMatchOutcome(response: Response, now: Date): Outcome<MatchAnswer> {
  const { status, json, unread } = response;
  const retryAfter = requestedWait(response.headers, now);
  const foreign = (cause: TroubleCause) =>
    ({ kind: 'ambiguous', cause, words: null, retryAfter, answeredBy: 'other', unread }) as const;
  if (status >= 300 && status < 400) return foreign('redirect');
  if (!json.ok) return foreign(status >= 500 ? 'serverError' : json.error);
  if (status === 200) return answered(json.value, response) ?? foreign('answerUnreadable');
  if (status < 400) return foreign('answerUnreadable');

  const words = vendorWords(json.value, response);
  const isCashfrees = words.code !== null && words.type !== null;
  const refusesUs = status === 401 || status === 403;
  if (!isCashfrees && !refusesUs) return foreign(status >= 500 ? 'serverError' : 'answerUnreadable');
  const left = { words, retryAfter, answeredBy: 'vendor', unread: null } as const;
  if (status >= 500) return { kind: 'ambiguous', cause: 'serverError', ...left };
  const error = cashfreeError(status, words.code);
  return error.kind === 'rateLimited' ? { kind: 'retryable', cause: 'rateLimited', ...left } : { ...error, words };
}

/** Null for an object without a status: not an answer of Cashfree's, whatever the HTTP status says. */
function answered(body: JsonObject, response: Response): Outcome<MatchAnswer> | null {
  const status = textOf(body.get('status'));
  if (status === null) return null;
  const score = numberOf(body.get('face_match_score'));
  return {
    kind: 'answered',
    answer: {
      status,
      refId: asWords(body.get('ref_id')),
      verificationId: textOf(body.get('verification_id')),
      result: textOf(body.get('face_match_result')),
      score: Number.isFinite(score) ? score : null,
      requestId: asWords(response.headers['x-request-id']),
      raw: rawText(body),
    },
  };
}

/** Longer than any id, result or status of Cashfree's. */
const LONGEST_TEXT = 100;

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST_TEXT) : null;
}

/** Cashfree's error body is `{type, code, message, error?}`. */
function vendorWords(body: JsonObject, response: Response): VendorWords {
  const word = (value: Json | undefined) => (typeof value === 'string' ? asWords(value) : null);
  const inner = body.get('error');
  return {
    httpStatus: response.status,
    type: word(body.get('type')),
    code: word(body.get('code')),
    message: asWords(body.get('message')) ?? (isJsonObject(inner) ? asWords(inner.get('message')) : null),
    supportReference: asWords(response.headers['x-request-id']),
  };
}
