import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchFaces } from '../../electron/vendors/cashfree/client.ts';
import { probeCashfree } from '../../electron/vendors/cashfree/probe.ts';
import { unwatched } from '../../electron/vendors/exchange.ts';
import { lookUpLiveness } from '../../electron/vendors/instantpay/client.ts';
import { probeInstantPay } from '../../electron/vendors/instantpay/probe.ts';
import { keepsPictures } from './kept-pictures.ts';
import { testAccess, testEnvironment, testMatch } from './vendors.ts';
import { httpAnswer, startWireServer, type WireServer } from './wire-server.ts';

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer();
});
afterAll(() => server.close());

function answers(status: number, body: unknown): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  server.reply = (socket) => socket.end(httpAnswer(status, { 'X-Request-Id': 'req-9' }, text));
}
const match = () => matchFaces(testEnvironment(), testAccess(server.url), testMatch(), unwatched());
const lookUp = () =>
  lookUpLiveness(
    testEnvironment(),
    testAccess(server.url),
    { sessionId: '1ac280b1-dfe0-4e05-9127-e1ec74478cb9', customerIp: '203.0.113.7' },
    keepsPictures().keep,
    unwatched(),
  );

describe('Cashfree’s 401 and 403 in JSON', () => {
  it.each([
    [401, { type: 'authentication_error', code: 'signature_invalid', message: 'Signature missing or wrong' }],
    [403, { type: 'authentication_error', code: 'never_seen_before', message: 'No access' }],
    [403, { message: 'Forbidden' }],
    [401, {}],
  ])('pause the lane with the vendor’s words, whatever the code: %s %o', async (httpStatus, body) => {
    answers(httpStatus, body);
    const { type = null, code = null, message = null } = body as Record<string, string>;
    const words = { httpStatus, type, code, message, supportReference: 'req-9' };
    expect(await match()).toEqual({ kind: 'blocked', cause: 'credentials', words });
    expect(await probeCashfree(testEnvironment(), testAccess(server.url))).toEqual({
      result: 'refused',
      code,
      message,
    });
  });

  it('still tell an address from credentials', async () => {
    answers(403, {
      type: 'validation_error',
      code: 'ip_validation_failed',
      message: 'IP not whitelisted: 203.0.113.9',
    });
    expect(await match()).toMatchObject({ kind: 'blocked', cause: 'address' });
  });
});

describe('InstantPay’s 401 and 403 in JSON', () => {
  it.each([
    [401, { message: 'Unauthorized' }, null, 'Unauthorized'],
    [403, { status: 'Access denied', message: 'other' }, null, 'Access denied'],
    [403, { statuscode: 'XYZ', status: 'No' }, 'XYZ', 'No'],
    [401, {}, null, null],
  ])('pause the lane with the vendor’s words: %s %o', async (httpStatus, body, code, message) => {
    answers(httpStatus, body);
    const words = { httpStatus, type: null, code, message, supportReference: null };
    expect(await lookUp()).toEqual({ kind: 'blocked', cause: 'credentials', words });
    expect(await probeInstantPay(testEnvironment(), testAccess(server.url))).toEqual({
      result: 'refused',
      code,
      message,
    });
  });
});

describe('a 401 or 403 that is no JSON', () => {
  it.each([401, 403])('is not the vendor’s: %s', async (status) => {
    answers(status, '<html><h1>Forbidden</h1></html>');
    const other = { cause: 'notTheVendor', answeredBy: 'other', unread: '<html><h1>Forbidden</h1></html>' };
    expect(await match()).toMatchObject({ kind: 'ambiguous', ...other });
    expect(await lookUp()).toMatchObject({ kind: 'retryable', ...other });
    expect(await probeCashfree(testEnvironment(), testAccess(server.url))).toMatchObject({ result: 'noAnswer' });
  });
});

describe('a wait that an answer asks for', () => {
  it.each([
    [429, '<html>'],
    [503, '<html>'],
    [503, 'not JSON'],
    [302, ''],
    [200, '{"neither":1}'],
  ])('is told whoever asked for it: %s %s', async (status, body) => {
    server.reply = (socket) => socket.end(httpAnswer(status, { 'Retry-After': '120' }, body));
    expect(await match()).toMatchObject({ kind: 'ambiguous', retryAfter: 120_000, answeredBy: 'other' });
    expect(await lookUp()).toMatchObject({ kind: 'retryable', retryAfter: 120_000, answeredBy: 'other' });
  });

  it('is told of the vendor’s own words', async () => {
    const words = { type: 'api_error', code: 'api_error', message: 'm', statuscode: 'ISE' };
    server.reply = (socket) => socket.end(httpAnswer(503, { 'Retry-After': '7' }, JSON.stringify(words)));
    expect(await match()).toMatchObject({ kind: 'ambiguous', retryAfter: 7_000, answeredBy: 'vendor', unread: null });
    expect(await lookUp()).toMatchObject({ kind: 'retryable', retryAfter: 7_000, answeredBy: 'vendor', unread: null });
  });

  it('is nobody’s where no whole answer came', async () => {
    server.reply = (socket) => socket.destroy();
    const nothing = { words: null, retryAfter: null, answeredBy: null, unread: null };
    expect(await match()).toMatchObject({ kind: 'ambiguous', ...nothing });
    expect(await lookUp()).toMatchObject({ kind: 'retryable', ...nothing });
  });
});
