import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchFaces } from '../../electron/vendors/cashfree/client.ts';
import { unwatched } from '../../electron/vendors/exchange.ts';
import { DEFAULT_MATCH_POLICY } from '../../shared/limits.ts';
import { matchVerdict } from '../../shared/verdicts/match.ts';
import { runs } from '../counts.ts';
import { testAccess, testEnvironment, testMatch } from './vendors.ts';
import { httpAnswer, startWireServer, type WireServer } from './wire-server.ts';

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer();
});
afterAll(() => server.close());

const sound = {
  status: 'SUCCESS',
  ref_id: 1234,
  verification_id: 'FD-1',
  face_match_result: 'YES',
  face_match_score: 0.9,
};
type Field = keyof typeof sound;

/** An answer that is wrong in a way that is known, and so is what must come of it. */
interface Malformed {
  readonly status: number;
  readonly body: Uint8Array;
  readonly outcome: 'answered' | 'ambiguous' | 'refused' | 'blocked';
  /** Of an answer. */
  readonly reason?: string;
}

const answered =
  (reason: string) =>
  (fields: object): Malformed => ({
    status: 200,
    body: Buffer.from(JSON.stringify(fields)),
    outcome: 'answered',
    reason,
  });
const ambiguous = (body: Uint8Array, status = 200): Malformed => ({ status, body, outcome: 'ambiguous' });

const without = (field: Field) => Object.fromEntries(Object.entries(sound).filter(([name]) => name !== field));
const notAString = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()), fc.object());
const notANumber = fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.array(fc.integer()), fc.object());
const foreignText = fc.string({ maxLength: 2000 });

const malformedField = fc.oneof(
  fc
    .oneof(
      fc.constant(without('status')),
      notAString.map((status) => ({ ...sound, status })),
      fc.constant({ ...sound, status: '' }),
    )
    .map((fields) => ambiguous(Buffer.from(JSON.stringify(fields)))),
  foreignText
    .filter((status) => status !== '' && status !== 'SUCCESS' && status !== 'MULTIPLE_FACE_DETECTED')
    .map((status) => answered('matchStatusUnknown')({ ...sound, status })),
  fc
    .oneof(
      fc.constant(without('verification_id')),
      notAString.map((id) => ({ ...sound, verification_id: id })),
      foreignText.filter((id) => id !== 'FD-1').map((id) => ({ ...sound, verification_id: id })),
    )
    .map(answered('foreignVerificationId')),
  fc
    .oneof(
      fc.constant(without('face_match_result')),
      notAString.map((result) => ({ ...sound, face_match_result: result })),
      foreignText
        .filter((result) => result !== 'YES' && result !== 'NO')
        .map((result) => ({ ...sound, face_match_result: result })),
    )
    .map(answered('resultMissing')),
  fc
    .oneof(
      fc.constant(without('face_match_score')),
      notANumber.map((score) => ({ ...sound, face_match_score: score })),
    )
    .map(answered('scoreMissing')),
  fc
    .oneof(
      fc.double({ min: 1.000001, max: 1e300, noNaN: true }),
      fc.double({ min: -1e300, max: -0.000001, noNaN: true }),
    )
    .map((score) => answered('scoreOutOfRange')({ ...sound, face_match_score: score })),
  fc
    .double({ min: 0, max: 0.7499999, noNaN: true })
    .map((score) => answered('resultContradictsScore')({ ...sound, face_match_score: score })),
  fc
    .double({ min: 0.75, max: 1, noNaN: true })
    .map((score) => answered('resultContradictsScore')({ ...sound, face_match_result: 'NO', face_match_score: score })),
);

const text = JSON.stringify(sound);
const malformedBody = fc
  .oneof(
    fc.integer({ min: 0, max: text.length - 1 }).map((length) => Buffer.from(text.slice(0, length))),
    fc.uint8Array({ maxLength: 300 }).filter((bytes) => !parses(bytes)),
    fc
      .oneof(fc.array(fc.jsonValue()), fc.string(), fc.integer(), fc.constant(null), fc.boolean())
      .map((value) => Buffer.from(JSON.stringify(value))),
    fc
      .integer({ min: 1, max: 200_000 })
      .map((depth) => Buffer.from(`{"status":${'['.repeat(depth)}${']'.repeat(depth)}}`)),
    fc.constant(
      Buffer.concat([
        Buffer.from(text.slice(0, -1)),
        Buffer.from(',"note":"'),
        Buffer.from([0xc3, 0x28]),
        Buffer.from('"}'),
      ]),
    ),
    fc.string().map((title) => Buffer.from(`<!doctype html><title>${title}</title>`)),
  )
  .map((body) => ambiguous(body));

// The same thing said twice, each time differently; a number that no double can hold; far too many parts.
const malformedText = fc
  .constantFrom(
    text.replace('"YES"', '"NO","face_match_result":"YES"'),
    text.replace('0.9', '0.1,"face_match_score":0.9'),
    text.replace('"FD-1"', '"FD-2","verification_id" : "FD-1"'),
    `{"parts":[${'{},'.repeat(20_000)}{}],${text.slice(1)}`,
  )
  .map((body) => ambiguous(Buffer.from(body)));
const malformedNumber = fc.constantFrom('1e999', '-1e999').map((score) => ({
  ...answered('scoreMissing')({}),
  body: Buffer.from(text.replace('0.9', score)),
}));

const malformedError = fc.oneof(
  // Not a word of Cashfree's, whatever the status.
  fc
    .tuple(
      fc.integer({ min: 400, max: 499 }).filter((status) => status !== 401 && status !== 403),
      fc.constantFrom('{}', '[]', '', '<html>', '{"code":5,"type":"x"}', '{"code":"x"}', '{"type":"x"}'),
    )
    .map(([status, body]) => ambiguous(Buffer.from(body), status)),
  fc
    .tuple(
      fc.integer({ min: 500, max: 599 }),
      fc.constantFrom('', '<html>', text, '{"type":"api_error","code":"api_error","message":"m"}'),
    )
    .map(([status, body]) => ambiguous(Buffer.from(body), status)),
  fc
    .tuple(fc.constantFrom(201, 202, 203, 206, 300, 301, 302, 307, 308), fc.constantFrom(text, ''))
    .map(([status, body]) => ambiguous(Buffer.from(body), status)),
  // A code never seen.
  fc.tuple(fc.constantFrom(400, 404, 405, 409, 413, 422), fc.stringMatching(/^[a-z_]{1,30}$/)).map(
    ([status, code]): Malformed => ({
      status,
      body: Buffer.from(JSON.stringify({ type: 'validation_error', code: `x${code}`, message: 'm' })),
      outcome: 'refused',
    }),
  ),
  // Whoever is not let in will not be with the next check either, whatever code there is or is not.
  fc
    .tuple(
      fc.constantFrom(401, 403),
      fc.constantFrom(
        '{}',
        '{"message":"Forbidden"}',
        '{"code":5,"type":"x"}',
        '{"code":"x"}',
        '{"type":"x","code":"y"}',
      ),
    )
    .map(([status, body]): Malformed => ({ status, body: Buffer.from(body), outcome: 'blocked' })),
  fc
    .tuple(fc.constantFrom(401, 403), fc.constantFrom('<html>', '', '[]', 'Forbidden'))
    .map(([status, body]) => ambiguous(Buffer.from(body), status)),
);

describe('a malformed answer of Cashfree', () => {
  it('comes to the right outcome and verdict, and never to a pass or a fail', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(malformedField, malformedBody, malformedText, malformedNumber, malformedError),
        async ({ status, body, outcome, reason }) => {
          server.reply = (socket) => socket.end(httpAnswer(status, {}, body));
          const end = await matchFaces(testEnvironment(), testAccess(server.url), testMatch(), unwatched());
          expect(end.kind).toBe(outcome);
          if (end.kind !== 'answered') return;
          const question = { verificationId: 'FD-1', threshold: 0.75, sameFileTwice: false };
          expect(matchVerdict(question, end.answer, DEFAULT_MATCH_POLICY)).toEqual({
            kind: 'notComputable',
            reasons: [reason],
          });
        },
      ),
      { numRuns: runs(1_000, 300) },
    );
  });
});

function parses(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}
