import { isIP } from 'node:net';
import { isPracticeMerchant } from '../credentials.ts';
import type { Answer, EndpointSurroundings, ReceivedRequest, VendorEndpoint } from '../endpoint.ts';
import type { PictureLibrary } from '../portraits/library.ts';
import { type PracticePictureName, practicePictures } from '../portraits/practice-pictures.ts';
import { envelope } from './envelope.ts';
import type { SessionResult, Sessions } from './sessions.ts';

const BODY_LIMIT = 65_536;

/** InstantPay's Face Liveness, get session result (docs/VENDORS.md). */
export function instantPayEndpoint(
  { library, ledger, clock, randomUuid }: EndpointSurroundings,
  sessions: Sessions,
): VendorEndpoint {
  const say = (statusCode: string, status?: string, data: unknown = null, httpStatus = 200): Answer =>
    envelope({ statusCode, status, data }, httpStatus, clock(), randomUuid());

  async function answer(request: ReceivedRequest): Promise<Answer> {
    if (request.method !== 'POST' || request.path !== '/identity/faceLiveness/getSessionResult') {
      return say('RPI', 'Unknown endpoint', null, 404);
    }
    const authCode = request.header('x-ipay-auth-code');
    const clientId = request.header('x-ipay-client-id');
    const clientSecret = request.header('x-ipay-client-secret');
    if (authCode !== '1') return say('RPI', 'X-Ipay-Auth-Code must be 1');
    if (clientId === undefined || clientSecret === undefined) return say('IAT');
    if (!isPracticeMerchant(clientId, clientSecret)) return say('IAT');
    if (isIP(request.header('x-ipay-endpoint-ip') ?? '') === 0) {
      return say('RPI', 'X-Ipay-Endpoint-Ip must be an IP address');
    }
    if (request.body === null) return say('RPI', 'Request too large', null, 413);
    const sessionId = readSessionId(request.body, request.header('content-type') ?? '');
    if (sessionId === null) return say('RPI', 'The sessionId field is required');
    const result = sessions.lookUp(sessionId, clock());
    if (result === undefined) return say('RPI', 'The sessionId is invalid');

    await ledger.append({ vendor: 'instantPay', clientId, sessionId }, new Date(clock()).toISOString());
    return say('TXN', undefined, sessionData(sessionId, result, library));
  }

  return {
    vendor: 'instantPay',
    bodyLimit: BODY_LIMIT,
    answer,
    error: (code, status) => say(code, undefined, null, status ?? undefined),
    trouble: (status) => say(status === 429 ? 'SNA' : 'ISE', undefined, null, status),
  };
}

/** Null if the body has none. */
function readSessionId(body: Buffer, contentType: string): string | null {
  if (!/^application\/json\b/i.test(contentType)) return null;
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    const isObject = typeof parsed === 'object' && parsed !== null && 'sessionId' in parsed;
    return isObject && typeof parsed.sessionId === 'string' && parsed.sessionId !== '' ? parsed.sessionId : null;
  } catch {
    return null;
  }
}

/** `data` in the shape of Amazon's `GetFaceLivenessSessionResults`; what Amazon would leave out is left out. */
function sessionData(sessionId: string, result: SessionResult, library: PictureLibrary): Record<string, unknown> {
  const image = (name: PracticePictureName) => ({
    Bytes: library.bytes(name).toString('base64'),
    BoundingBox: practicePictures[name].face,
  });
  return {
    SessionId: sessionId,
    Status: result.status,
    ...(result.confidence === null ? {} : { Confidence: result.confidence }),
    ...(result.reference === null
      ? {}
      : { ReferenceImage: image(result.reference), AuditImages: result.audits.map(image) }),
  };
}
