import type { LivenessAnswer, MatchAnswer } from '../../../shared/check/answers.ts';
import type { Attempt, Check, FaceMatch, LivenessLookup } from '../../../shared/check/check.ts';
import type { VendorWords } from '../../../shared/check/outcome.ts';
import { DEFAULT_MATCH_POLICY, PRACTICE_LIVENESS_POLICY } from '../../../shared/limits.ts';
import type { Picture } from '../../../shared/picture/picture.ts';

/** Checks, answers and attempts to begin from, for tests. */

export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

export function pictureNumber(number: number): Picture {
  const sha256 = number.toString(16).padStart(64, '0');
  return {
    id: uuid(number),
    name: `${number}.jpg`,
    format: 'jpeg',
    byteLength: 9,
    width: 3,
    height: 4,
    sha256,
    sight: 'whole',
    original: null,
    advice: null,
  };
}

/** Of every check that is made here. */
export const ENTERED_AT = '2026-11-20T06:30:00.000Z';

const common = {
  sequence: 1,
  mode: 'sandbox',
  caseId: null,
  caseReference: '',
  agent: { name: '', code: '' },
  enteredAt: ENTERED_AT,
  predecessor: null,
  tries: 0,
  attempts: [],
  state: { name: 'queued' },
} as const;

export const account = { host: 'sandbox.cashfree.com', clientId: 'CLIENT-ONE' };
export const otherAccount = { host: 'sandbox.cashfree.com', clientId: 'CLIENT-TWO' };

export const match: FaceMatch = {
  ...common,
  attempts: [],
  kind: 'faceMatch',
  id: uuid(1),
  verificationId: 'FD-1',
  threshold: 0.75,
  first: { from: 'file', picture: pictureNumber(11) },
  second: pictureNumber(12),
  policy: DEFAULT_MATCH_POLICY,
  maybeProcessed: false,
  account,
};

export const lookup: LivenessLookup = {
  ...common,
  attempts: [],
  kind: 'livenessLookup',
  id: uuid(2),
  sessionId: uuid(3),
  customerIp: '203.0.113.7',
  policy: PRACTICE_LIVENESS_POLICY,
};

/** A match that waits for the reference picture of that lookup. */
export const needing: FaceMatch = {
  ...match,
  first: { from: 'lookup', lookup: lookup.id, picture: null },
  state: { name: 'needs', what: 'answer' },
};

export function attemptAt(check: Check, { host, clientId } = account): Attempt {
  return {
    number: check.attempts.length + 1,
    vendor: check.kind === 'livenessLookup' ? 'instantPay' : 'cashfree',
    host,
    clientId,
    certificate: null,
    startedAt: '2026-11-20T06:31:00.000Z',
    times: 1,
    lastAt: null,
    ended: null,
  };
}

export const measures = { duration: 420, clockOffset: -30, httpStatus: 200, certificate: 'ab'.repeat(32) };

export const words: VendorWords = { httpStatus: 400, type: 't', code: 'c', message: 'm', supportReference: 'r' };

export function matchAnswer(verificationId: string, score = 0.91): MatchAnswer {
  const result = score >= match.threshold ? 'YES' : 'NO';
  return { status: 'SUCCESS', refId: '1', verificationId, result, score, requestId: null, raw: '{}' };
}

export function livenessAnswer(
  sessionId: string,
  reference: LivenessAnswer['reference'] = { kind: 'kept', picture: pictureNumber(13), faceBox: null },
  confidence = 97,
): LivenessAnswer {
  return {
    statusCode: 'TXN',
    actionCode: null,
    statusMessage: null,
    timestamp: null,
    ipayUuid: null,
    orderId: null,
    internalCode: null,
    environment: null,
    sessionId: { found: 'one', value: sessionId },
    sessionStatus: { found: 'one', value: 'SUCCEEDED' },
    confidence: { found: 'one', value: confidence },
    reference,
    audits: [],
    auditsLeftOut: 0,
    raw: '{}',
  };
}
