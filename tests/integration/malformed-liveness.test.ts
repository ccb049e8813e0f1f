import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwatched } from '../../electron/vendors/exchange.ts';
import { lookUpLiveness } from '../../electron/vendors/instantpay/client.ts';
import { PRACTICE_LIVENESS_POLICY } from '../../shared/limits.ts';
import { livenessVerdict } from '../../shared/verdicts/liveness.ts';
import { runs } from '../counts.ts';
import { keepsPictures } from './kept-pictures.ts';
import { testAccess, testEnvironment } from './vendors.ts';
import { httpAnswer, startWireServer, type WireServer } from './wire-server.ts';

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer();
});
afterAll(() => server.close());

const sessionId = '1ac280b1-dfe0-4e05-9127-e1ec74478cb9';
const data = { SessionId: sessionId, Status: 'SUCCEEDED', Confidence: 97.5 };
const envelope = { statuscode: 'TXN', actcode: null, status: 'Transaction Sucessful', data, ipay_uuid: 'u-1' };

interface Malformed {
  readonly status: number;
  readonly body: Uint8Array;
  readonly outcome: 'answered' | 'retryable' | 'refused';
  readonly verdict?: { readonly kind: string; readonly reasons: readonly string[] };
}

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
const answered =
  (kind: string, reason: string) =>
  (changed: unknown): Malformed => ({
    status: 200,
    body: bytes({ ...envelope, data: changed }),
    outcome: 'answered',
    verdict: { kind, reasons: [reason] },
  });
const unknown = (reason: string) => answered('notComputable', reason);
const retryable = (body: Uint8Array, status = 200): Malformed => ({ status, body, outcome: 'retryable' });

const confidenceName = fc.constantFrom('Confidence', 'confidence', 'score', 'CONFIDENCE', 'confidence_score');
const soundNumber = fc.integer({ min: 200, max: 10_000 }).map((hundredths) => hundredths / 100);
const notANumber = fc.oneof(
  fc.boolean(),
  fc.array(fc.integer(), { minLength: 1 }),
  fc.constantFrom('high', '97%', '0x61', '9e1', 'NaN', '97,5'),
);
const unknownStatus = fc
  .string({ minLength: 1, maxLength: 60 })
  .filter(
    (text) => text.trim() !== '' && !['SUCCEEDED', 'FAILED', 'EXPIRED', 'CREATED', 'IN_PROGRESS'].includes(text.trim()),
  );
const shapes = fc.constantFrom<(fields: object) => unknown>(
  (fields) => fields,
  (fields) => [fields],
  (fields) => ({ result: fields }),
  (fields) => [{ sessionResult: fields }],
);

const malformedData = fc.oneof(
  // A number that speaks of something else: of a face's being a face, of the picture's quality, of another result.
  fc
    .tuple(
      soundNumber,
      fc.constantFrom<(value: number) => unknown>(
        (Confidence) => ({ Status: 'SUCCEEDED', FaceDetails: [{ Confidence }] }),
        (score) => ({ SessionId: sessionId, Status: 'SUCCEEDED', faceQuality: { score } }),
        (score) => ({ Status: 'SUCCEEDED', result: { details: { score } } }),
        (Confidence) => ({ Status: 'SUCCEEDED', ReferenceImage: { Confidence } }),
      ),
    )
    .map(([value, shape]) => unknown('confidenceMissing')(shape(value))),
  soundNumber.map((score) => unknown('confidenceConflict')([{ Status: 'SUCCEEDED' }, { score }])),
  shapes.map((shape) => unknown('confidenceMissing')(shape({ ...data, Confidence: undefined }))),
  fc.constantFrom(undefined, null, '', [], {}, 'text', 5, true, [[]], [null]).map(unknown('confidenceMissing')),
  fc
    .tuple(shapes, confidenceName, notANumber)
    .map(([shape, name, value]) =>
      unknown('confidenceUnreadable')(shape({ SessionId: sessionId, Status: 'SUCCEEDED', [name]: value })),
    ),
  fc
    .tuple(shapes, soundNumber, soundNumber)
    .filter(([, one, other]) => one !== other)
    .map(([shape, one, other]) => unknown('confidenceConflict')(shape({ ...data, Confidence: one, score: other }))),
  fc
    .tuple(soundNumber, soundNumber)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => unknown('confidenceConflict')({ ...data, Confidence: one, result: { Confidence: other } })),
  fc
    .tuple(soundNumber, soundNumber)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) =>
      unknown('confidenceConflict')([
        { ...data, Confidence: one },
        { ...data, Confidence: other },
      ]),
    ),
  fc
    .tuple(
      shapes,
      fc.oneof(
        fc.double({ min: 100.0001, max: 1e300, noNaN: true }),
        fc.double({ min: -1e300, max: -0.0001, noNaN: true }),
      ),
    )
    .map(([shape, value]) => unknown('confidenceOutOfRange')(shape({ ...data, Confidence: value }))),
  fc
    .tuple(shapes, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([shape, value]) => answered('review', 'confidenceScaleDoubtful')(shape({ ...data, Confidence: value }))),
  fc
    .tuple(shapes, soundNumber)
    .map(([shape, value]) =>
      answered('review', 'sessionStatusMissing')(shape({ SessionId: sessionId, Confidence: value })),
    ),
  fc
    .tuple(shapes, unknownStatus)
    .map(([shape, status]) => unknown('sessionStatusUnknown')(shape({ ...data, Status: status }))),
  fc
    .tuple(shapes, fc.oneof(fc.integer(), fc.boolean(), fc.array(fc.string())))
    .map(([shape, status]) => unknown('sessionStatusUnknown')(shape({ ...data, Status: status }))),
  shapes.map((shape) => unknown('sessionStatusConflict')(shape({ ...data, status: 'FAILED' }))),
  fc.tuple(shapes, fc.uuid()).map(([shape, id]) => unknown('foreignSession')(shape({ ...data, SessionId: id }))),
  fc
    .tuple(shapes, fc.constantFrom('CREATED', 'IN_PROGRESS'))
    .map(([shape, status]) => retryable(bytes({ ...envelope, data: shape({ ...data, Status: status }) }))),
);

const text = JSON.stringify(envelope);
const malformedBody = fc.oneof(
  fc.integer({ min: 0, max: text.length - 1 }).map((length) => retryable(Buffer.from(text.slice(0, length)))),
  fc.uint8Array({ maxLength: 300 }).map((noise) => retryable(Buffer.concat([Buffer.from([0xff]), noise]))),
  fc
    .oneof(fc.array(fc.jsonValue()), fc.string(), fc.integer(), fc.constant(null))
    .map((value) => retryable(bytes(value))),
  fc
    .oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('', '  '), fc.array(fc.string()))
    .map((statuscode) => retryable(bytes({ ...envelope, statuscode }))),
  // Deep enough to exhaust the stack of whoever walks it.
  fc
    .integer({ min: 60, max: 200_000 })
    .map((depth) => retryable(Buffer.from(`{"statuscode":"TXN","data":${'['.repeat(depth)}${']'.repeat(depth)}}`))),
  fc.constantFrom('<html>', ' <!DOCTYPE html>').map((page) => retryable(Buffer.from(page))),
);

const malformedStatus = fc.oneof(
  // A success under the HTTP status of a failure contradicts itself.
  fc
    .constantFrom(300, 302, 400, 401, 403, 404, 429, 500, 502, 503)
    .map((status) => retryable(Buffer.from(text), status)),
  fc.tuple(fc.constantFrom(200, 400, 500), fc.stringMatching(/^[A-Z]{4,6}$/)).map(
    ([status, statuscode]): Malformed => ({
      status,
      body: bytes({ ...envelope, statuscode }),
      outcome: 'refused',
    }),
  ),
);

describe('a malformed answer of InstantPay', () => {
  it('comes to the right outcome and verdict, and never to a pass or a fail', async () => {
    const pictures = keepsPictures();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(malformedData, malformedBody, malformedStatus),
        async ({ status, body, outcome, verdict }) => {
          server.reply = (socket) => socket.end(httpAnswer(status, {}, body));
          const end = await lookUpLiveness(
            testEnvironment(),
            testAccess(server.url),
            { sessionId, customerIp: '203.0.113.7' },
            pictures.keep,
            unwatched(),
          );
          expect(end.kind).toBe(outcome);
          if (end.kind === 'answered')
            expect(livenessVerdict(sessionId, end.answer, PRACTICE_LIVENESS_POLICY)).toEqual(verdict);
        },
      ),
      { numRuns: runs(1_000, 300) },
    );
  });

  it('loses a broken picture and nothing else', async () => {
    const broken = fc.oneof(
      fc.constantFrom(
        '',
        '!!!',
        '/9j/',
        'https://example.com/a.jpg',
        'data:image/png;base64,iVBORw0KGgo=',
        'not base64 at all',
      ),
      fc.base64String(),
      fc.integer(),
      fc.constant(null),
      fc.array(fc.integer()),
      fc.object(),
    );
    const box = fc.oneof(
      fc.constant(null),
      fc.record({ Left: fc.double(), Top: fc.double(), Width: fc.double(), Height: fc.double() }),
      fc.object(),
    );
    const pictures = keepsPictures();
    await fc.assert(
      fc.asyncProperty(broken, box, fc.boolean(), async (content, faceBox, bare) => {
        const picture = bare ? content : { Bytes: content, BoundingBox: faceBox };
        const withPictures = { ...data, ReferenceImage: picture, AuditImages: [picture, picture] };
        server.reply = (socket) => socket.end(httpAnswer(200, {}, bytes({ ...envelope, data: withPictures })));
        const end = await lookUpLiveness(
          testEnvironment(),
          testAccess(server.url),
          { sessionId, customerIp: '203.0.113.7' },
          pictures.keep,
          unwatched(),
        );
        if (end.kind !== 'answered') throw new Error(`unexpected ${end.kind}`);
        expect(livenessVerdict(sessionId, end.answer, PRACTICE_LIVENESS_POLICY).kind).toBe('pass');
        // What is there is kept byte for byte, even where it is no picture.
        for (const answered of [end.answer.reference, ...end.answer.audits]) {
          if (answered?.kind !== 'kept' || typeof content !== 'string') continue;
          const sent = Buffer.from(content.replace(/^data:[^,]*,/, ''), 'base64');
          expect(Buffer.from(pictures.bytesOf(answered.picture.id) ?? [])).toEqual(sent);
        }
      }),
      { numRuns: runs(1_000, 200) },
    );
  });
});
