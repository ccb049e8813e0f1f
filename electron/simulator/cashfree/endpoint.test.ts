import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Of } from '../../files/sha256.ts';
import { practiceMerchants } from '../credentials.ts';
import { memoryLedger } from '../ledger/ledger.ts';
import { type Simulator, startSimulator } from '../simulator.ts';
import { answered, matchFaces, practiceFolder, practiceJpeg, send } from '../testing/client.ts';

let now: number;
let simulator: Simulator;

beforeEach(async () => {
  now = Date.parse('2026-11-20T06:30:00Z');
  simulator = await startSimulator({ portraits: practiceFolder, clock: () => now, ledger: memoryLedger() });
});
afterEach(() => simulator.close());

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const jpegOf = (bytes: number): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(bytes - 3, 7)]);

describe('an accepted face match', () => {
  test('is answered with status, ids, result and score', async () => {
    const { status, json } = answered(await matchFaces(simulator, { verificationId: 'visit-7.a_b' }));
    expect(status).toBe(200);
    expect(json).toMatchObject({
      status: 'SUCCESS',
      verification_id: 'visit-7.a_b',
      face_match_result: 'YES',
      face_match_score: 0.94,
    });
  });

  test('has a ref_id that a JavaScript number would round', async () => {
    const exchange = await matchFaces(simulator);
    const digits = /"ref_id":(\d+)/.exec(exchange.kind === 'answer' ? exchange.body : '')?.[1] ?? '';
    expect(String(Number(digits))).not.toBe(digits);
  });

  test.each([
    ['0.62', '0.62', 'YES'],
    ['0.62', '0.63', 'NO'],
  ])('with a score of %s and a threshold of %s is a %s', async (score, threshold, result) => {
    const { json } = answered(await matchFaces(simulator, { threshold, secondName: `me score-${score}.jpg` }));
    expect(json).toMatchObject({ face_match_score: Number(score), face_match_result: result });
  });

  test("without a threshold is judged by Cashfree's 0.75", async () => {
    const { json } = answered(await matchFaces(simulator, { threshold: null, secondName: 'score-0.74.jpg' }));
    expect(json).toMatchObject({ face_match_result: 'NO' });
    expect(simulator.control.ledger()[0]).toMatchObject({ threshold: '0.75' });
  });

  test('of a picture with two people says so, with NO and 0', async () => {
    const { json } = answered(await matchFaces(simulator, { second: await practiceJpeg('couple') }));
    expect(json).toMatchObject({
      status: 'MULTIPLE_FACE_DETECTED',
      face_match_result: 'NO',
      face_match_score: 0,
    });
  });

  test('takes PNG too, and file names in any script', async () => {
    const names = { firstName: 'आशा "एक".PNG', secondName: 'b.jpeg' };
    expect(answered(await matchFaces(simulator, { first: png, ...names })).status).toBe(200);
  });

  test('is in the ledger, with the hashes of exactly the bytes sent', async () => {
    await matchFaces(simulator, { verificationId: 'once' });
    expect(simulator.control.ledger()).toEqual([
      {
        sequence: 1,
        at: '2026-11-20T06:30:00.000Z',
        vendor: 'cashfree',
        clientId: practiceMerchants[0].clientId,
        firstImageSha256: sha256Of(await practiceJpeg('asha-1')),
        secondImageSha256: sha256Of(await practiceJpeg('asha-2')),
        threshold: '0.75',
        verificationId: 'once',
      },
    ]);
  });

  test("carries a request id and the simulator's time", async () => {
    const { headers } = answered(await matchFaces(simulator));
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.date).toBe('Fri, 20 Nov 2026 06:30:00 GMT');
  });
});

describe('a verification id', () => {
  test('is refused the second time, without telling the first result', async () => {
    await matchFaces(simulator, { verificationId: 'once' });
    const { status, json } = answered(await matchFaces(simulator, { verificationId: 'once' }));
    expect(status).toBe(409);
    expect(json).toMatchObject({ code: 'verification_id_already_exists' });
    expect(simulator.control.ledger()).toHaveLength(1);
  });

  test('is taken once of ten requests that come together', async () => {
    const exchanges = await Promise.all(
      Array.from({ length: 10 }, () => matchFaces(simulator, { verificationId: 'race' })),
    );
    const statuses = exchanges.map((exchange) => answered(exchange).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(9);
    expect(simulator.control.ledger()).toHaveLength(1);
  });

  test('is another one for another client id', async () => {
    const { clientId, clientSecret } = practiceMerchants[1];
    await matchFaces(simulator, { verificationId: 'once' });
    const headers = { 'x-client-id': clientId, 'x-client-secret': clientSecret };
    expect(answered(await matchFaces(simulator, { verificationId: 'once' }, { headers })).status).toBe(200);
  });

  test('is not used up by a request that is refused', async () => {
    await matchFaces(simulator, { verificationId: 'again', first: null });
    expect(answered(await matchFaces(simulator, { verificationId: 'again' })).status).toBe(200);
  });
});

describe('a face match is refused', () => {
  const text = Buffer.from('only words');
  test.each([
    ['without an id', { verificationId: null }, 400, 'verification_id_missing'],
    ['with an empty id', { verificationId: '' }, 400, 'verification_id_missing'],
    ['with a blank in the id', { verificationId: 'a b' }, 400, 'verification_id_value_invalid'],
    ['with an id of 51 characters', { verificationId: 'a'.repeat(51) }, 400, 'verification_id_length_exceeded'],
    ['without a first picture', { first: null }, 400, 'first_image_missing'],
    ['with an empty first picture', { first: Buffer.alloc(0) }, 400, 'first_image_missing'],
    ['without a second picture', { second: null }, 400, 'second_image_missing'],
    ['with text named .jpg', { first: text }, 400, 'file_format_invalid'],
    ['with a JPEG named .heic', { secondName: 'b.heic' }, 400, 'file_format_invalid'],
    ['with a picture of 5,000,001 bytes', { second: jpegOf(5_000_001) }, 400, 'file_size_exceeded'],
    ['with more than any two pictures have', { second: jpegOf(16_000_000) }, 413, 'file_size_exceeded'],
    ['with a threshold of 0', { threshold: '0' }, 400, 'threshold_value_invalid'],
    ['with a threshold of 1', { threshold: '1.0' }, 400, 'threshold_value_invalid'],
    ['with a threshold in words', { threshold: 'high' }, 400, 'threshold_value_invalid'],
  ])('%s', async (_, fields, status, code) => {
    const answer = answered(await matchFaces(simulator, fields));
    expect([answer.status, answer.json]).toEqual([
      status,
      { type: 'validation_error', code, message: expect.any(String) },
    ]);
    expect(simulator.control.ledger()).toEqual([]);
  });

  test.each([
    ['without a client id', { 'x-client-id': null }, 400, 'x-client-id_missing'],
    ['without a client secret', { 'x-client-secret': null }, 400, 'x-client-secret_missing'],
    ['with another secret', { 'x-client-secret': 'guess' }, 401, 'authentication_failed'],
    ['as anything but a form', { 'content-type': 'application/json' }, 400, 'request_invalid'],
    ['as a form without its boundary', { 'content-type': 'multipart/form-data' }, 400, 'request_invalid'],
  ])('%s', async (_, headers, status, code) => {
    const answer = answered(await matchFaces(simulator, {}, { headers }));
    expect([answer.status, answer.json]).toMatchObject([status, { code }]);
  });

  test('at any other path', async () => {
    const answer = answered(await send(`${simulator.cashfreeUrl}/face-matches`, { headers: {}, body: '' }));
    expect(answer.status).toBe(404);
  });

  test('not with a picture of exactly 5,000,000 bytes', async () => {
    expect(answered(await matchFaces(simulator, { first: jpegOf(5_000_000) })).status).toBe(200);
  });
});

describe('the limit of face matches a minute', () => {
  test('turns the next one away, says how long to wait, and has room then', async () => {
    const strict = await startSimulator({
      portraits: practiceFolder,
      clock: () => now,
      ledger: memoryLedger(),
      faceMatchesPerMinute: 2,
    });
    try {
      await matchFaces(strict);
      now += 20_000;
      await matchFaces(strict);
      const { status, headers, json } = answered(await matchFaces(strict));
      expect([status, headers['retry-after']]).toEqual([429, '40']);
      expect(json).toMatchObject({ type: 'rate_limit_error', code: 'too_many_requests_per_operation' });
      now += 40_000;
      expect(answered(await matchFaces(strict)).status).toBe(200);
      expect(answered(await matchFaces(strict)).status).toBe(429);
    } finally {
      await strict.close();
    }
  });
});
