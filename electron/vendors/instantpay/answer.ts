import type { LivenessAnswer } from '../../../shared/check/answers.ts';
import type { Outcome, TroubleCause, VendorWords } from '../../../shared/check/outcome.ts';
import { livenessVerdict } from '../../../shared/verdicts/liveness.ts';
import type { Response } from '../exchange.ts';
import type { JsonObject } from '../reading/json.ts';
import { asWords, rawText } from '../reading/printed.ts';
import { requestedWait } from '../retry-after.ts';
import { isPictureKey, readSessionResult, type SessionResult } from './session-result.ts';
import { statusCodeMeaning } from './status-codes.ts';

/** An answer whose pictures are still bytes, not yet kept. */
export type UnfiledLivenessAnswer = Omit<LivenessAnswer, 'reference' | 'audits'> &
  Pick<SessionResult, 'reference' | 'audits'>;

/**
 * What a complete HTTP response to a liveness lookup means. A lookup only reads, so nothing is ever ambiguous:
 * whatever does not come from InstantPay can be asked again.
 *
 * The status code in the envelope decides, as the HTTP statuses of failures are unknown.
 *
 * @param asked the session id in lower case
 */
export function livenessOutcome(response: Response, asked: string, now: Date): Outcome<UnfiledLivenessAnswer> {
  const { status, json, unread } = response;
  const retryAfter = requestedWait(response.headers, now);
  const foreign = (cause: TroubleCause) =>
    ({ kind: 'retryable', cause, words: null, retryAfter, answeredBy: 'other', unread }) as const;
  if (status >= 300 && status < 400) return foreign('redirect');
  if (!json.ok) return foreign(troubleOf(status, json.error));

  const words = vendorWords(json.value, status);
  const trouble = (cause: TroubleCause) =>
    ({ kind: 'retryable', cause, words, retryAfter, answeredBy: 'vendor', unread: null }) as const;
  const statusCode = statusCodeOf(json.value);
  const meaning = statusCodeMeaning(statusCode, status);
  switch (meaning.kind) {
    case 'retryable':
      return trouble(status === 429 ? 'rateLimited' : meaning.cause);
    case 'unknown':
      return foreign(troubleOf(status, 'answerUnreadable'));
    case 'success': {
      // A success under the HTTP status of a failure contradicts itself.
      if (statusCode === null || status < 200 || status > 299) return trouble(troubleOf(status, 'answerUnreadable'));
      const answer = readAnswer(json.value, statusCode);
      return livenessVerdict(asked, answer, null).reasons[0] === 'sessionNotFinished'
        ? trouble('sessionNotFinished')
        : { kind: 'answered', answer };
    }
    default:
      return { ...meaning, words };
  }
}

function troubleOf(status: number, otherwise: TroubleCause): TroubleCause {
  if (status === 429) return 'rateLimited';
  return status >= 500 ? 'serverError' : otherwise;
}

function readAnswer(body: JsonObject, statusCode: string): UnfiledLivenessAnswer {
  return {
    statusCode,
    actionCode: asWords(body.get('actcode')),
    statusMessage: asWords(body.get('status')),
    timestamp: asWords(body.get('timestamp')),
    ipayUuid: asWords(body.get('ipay_uuid')),
    orderId: asWords(body.get('orderid')),
    internalCode: asWords(body.get('internalCode')),
    environment: environmentOf(body),
    ...readSessionResult(body.get('data')),
    raw: rawText(body, isPictureKey),
  };
}

/** InstantPay sometimes misspells the key. */
function environmentOf(body: JsonObject): string | null {
  return asWords(body.get('environment')) ?? asWords(body.get('enviroment'));
}

/** The status code of the envelope; null for anything but an envelope of InstantPay's. */
export function statusCodeOf(body: JsonObject): string | null {
  const code = body.get('statuscode');
  return typeof code === 'string' && code.trim() !== '' ? code.trim() : null;
}

/** A gateway in front of InstantPay sends a message and no status. */
export function vendorWords(body: JsonObject, httpStatus: number): VendorWords {
  return {
    httpStatus,
    type: asWords(body.get('actcode')),
    code: statusCodeOf(body)?.slice(0, 100) ?? null,
    message: asWords(body.get('status')) ?? asWords(body.get('message')),
    supportReference: asWords(body.get('ipay_uuid')),
  };
}
