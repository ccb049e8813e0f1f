import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cashfreeErrorCodes } from '../cashfree/errors.ts';
import { instantPayStatusCodes } from '../instantpay/envelope.ts';
import { memoryLedger } from '../ledger/ledger.ts';
import { type Simulator, startSimulator } from '../simulator.ts';
import { answered, type Exchange, lookUp, matchFaces, practiceFolder } from '../testing/client.ts';
import type { Fault, Moment } from './fault.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ portraits: practiceFolder, clock: Date.now, ledger: memoryLedger() });
});
afterEach(() => simulator.close());

function matchUnder(fault: Fault, verificationId = 'the-id'): Promise<Exchange> {
  simulator.control.addFault('cashfree', fault);
  return matchFaces(simulator, { verificationId });
}
const charged = (): number => simulator.control.ledger().length;
const statusOfRetry = async (): Promise<number> =>
  answered(await matchFaces(simulator, { verificationId: 'the-id' })).status;

/** Whether the ledger has the call, and what the same id gets the next time. */
const processed = async () => ({ charged: charged(), retry: await statusOfRetry() });
const wasProcessed = { charged: 1, retry: 409 };
const wasNotProcessed = { charged: 0, retry: 200 };

describe('faults are queued', () => {
  test('per vendor, in order, as often as asked', async () => {
    simulator.control.addFault('cashfree', { kind: 'vendorError', code: 'insufficient_balance', status: null }, 2);
    simulator.control.addFault('cashfree', { kind: 'redirect', location: 'http://login.example/' });
    expect(answered(await lookUp(simulator, 'x')).json).toMatchObject({ statuscode: 'RPI' });
    const statuses = [];
    for (let call = 0; call < 4; call += 1) {
      const exchange = await matchFaces(simulator);
      statuses.push(exchange.kind === 'answer' && exchange.status);
    }
    expect(statuses).toEqual([422, 422, 302, 200]);
  });
});

describe('the connection', () => {
  test('is refused while the vendor does not listen', async () => {
    await simulator.control.setListening('cashfree', false);
    expect(await matchFaces(simulator)).toEqual({ kind: 'error', code: 'ECONNREFUSED' });
  });

  test('is dropped as it opens', async () => {
    expect((await matchUnder({ kind: 'dropConnection' })).kind).toBe('error');
    expect(await processed()).toEqual(wasNotProcessed);
  });

  test.each<[Moment, object]>([
    ['beforeReading', wasNotProcessed],
    ['whileReading', wasNotProcessed],
    ['beforeProcessing', wasNotProcessed],
    ['afterProcessing', wasProcessed],
  ])('is reset %s', async (when, expected) => {
    const exchange = await matchUnder({ kind: 'reset', when });
    expect(exchange.kind === 'error' && exchange.code).toMatch(/ECONNRESET|EPIPE/);
    expect(await processed()).toEqual(expected);
  });

  test.each<[Moment, object]>([
    ['beforeReading', wasNotProcessed],
    ['whileReading', wasNotProcessed],
    ['beforeProcessing', wasNotProcessed],
    ['afterProcessing', wasProcessed],
  ])('is silent %s, until the client gives up', async (when, expected) => {
    const client = new AbortController();
    simulator.control.addFault('cashfree', { kind: 'silent', when });
    const exchange = matchFaces(simulator, { verificationId: 'the-id' }, { signal: client.signal });
    await vi.waitFor(() => expect(simulator.control.waitingFaults().cashfree).toEqual([]));
    if (when === 'afterProcessing') await vi.waitFor(() => expect(charged()).toBe(1));
    client.abort();
    expect(await exchange).toEqual({ kind: 'error', code: 'ABORT_ERR' });
    expect(await processed()).toEqual(expected);
  });

  test('that is silent does not keep the simulator from closing', async () => {
    simulator.control.addFault('cashfree', { kind: 'silent', when: 'beforeReading' });
    const exchange = matchFaces(simulator);
    await vi.waitFor(() => expect(simulator.control.waitingFaults().cashfree).toEqual([]));
    await simulator.close();
    expect((await exchange).kind).toBe('error');
  });
});

describe('the answer to a call that was processed', () => {
  test('may be slow, and whole in the end', async () => {
    expect(answered(await matchUnder({ kind: 'slow', pieces: 25, pause: 1 })).status).toBe(200);
    expect(await processed()).toEqual(wasProcessed);
  });

  test('may be cut off', async () => {
    const exchange = await matchUnder({ kind: 'truncate' });
    expect(exchange).toMatchObject({ kind: 'answer', status: 200, whole: false });
    expect(exchange.kind === 'answer' && exchange.body.length).toBeLessThan(
      Number(exchange.kind === 'answer' && exchange.headers['content-length']),
    );
    expect(await processed()).toEqual(wasProcessed);
  });

  test('may be shorter by a true content-length, so that its JSON ends in the middle', async () => {
    const exchange = await matchUnder({ kind: 'invalidJson' });
    expect(exchange).toMatchObject({ kind: 'answer', status: 200, whole: true });
    expect(() => JSON.parse(exchange.kind === 'answer' ? exchange.body : '')).toThrow();
    expect(await processed()).toEqual(wasProcessed);
  });

  test('may be longer than it says', async () => {
    const exchange = await matchUnder({ kind: 'wrongLength', difference: -10 });
    expect(() => JSON.parse(exchange.kind === 'answer' ? exchange.body : '')).toThrow();
    expect(await processed()).toEqual(wasProcessed);
  });

  test('may be shorter than it says', async () => {
    const client = new AbortController();
    simulator.control.addFault('cashfree', { kind: 'wrongLength', difference: 10 });
    const exchange = matchFaces(simulator, { verificationId: 'the-id' }, { signal: client.signal });
    await vi.waitFor(() => expect(charged()).toBe(1));
    client.abort();
    expect(await exchange).not.toMatchObject({ kind: 'answer', whole: true });
    expect(await processed()).toEqual(wasProcessed);
  });

  test('may be enormous', async () => {
    const exchange = await matchUnder({ kind: 'enormous', bytes: 3_000_000 });
    expect(exchange).toMatchObject({ kind: 'answer', status: 200, whole: true });
    expect(exchange.kind === 'answer' && exchange.body.length).toBe(3_000_000);
    expect(JSON.parse(exchange.kind === 'answer' ? exchange.body : '')).toHaveProperty('padding');
    expect(await processed()).toEqual(wasProcessed);
  });
});

describe('another answer may come in place of the vendor’s', () => {
  test.each([
    [7, '7'],
    ['Fri, 20 Nov 2026 07:00:00 GMT', 'Fri, 20 Nov 2026 07:00:00 GMT'],
    [null, undefined],
  ])('429 with a Retry-After of %s', async (retryAfter, header) => {
    const { status, headers, json } = answered(await matchUnder({ kind: 'rateLimited', retryAfter }));
    expect([status, headers['retry-after']]).toEqual([429, header]);
    expect(json).toMatchObject({ code: 'too_many_requests_per_operation' });
    expect(await processed()).toEqual(wasNotProcessed);
  });

  test('5xx that leaves the id unused', async () => {
    const { status, json } = answered(await matchUnder({ kind: 'serverError', status: 502, usesIdUp: false }));
    expect([status, json]).toMatchObject([502, { type: 'internal_error', code: 'verification_failed' }]);
    expect(await processed()).toEqual(wasNotProcessed);
  });

  test('5xx that uses the id up', async () => {
    expect(answered(await matchUnder({ kind: 'serverError', status: 500, usesIdUp: true })).status).toBe(500);
    expect(await processed()).toEqual(wasProcessed);
  });

  test("a captive portal's page", async () => {
    const exchange = await matchUnder({ kind: 'captivePortal' });
    expect(exchange).toMatchObject({ kind: 'answer', status: 200, headers: { 'content-type': /html/ } });
    expect(await processed()).toEqual(wasNotProcessed);
  });

  test('a redirect', async () => {
    const exchange = await matchUnder({ kind: 'redirect', location: 'http://login.example/' });
    expect(exchange).toMatchObject({ status: 302, headers: { location: 'http://login.example/' } });
    expect(await processed()).toEqual(wasNotProcessed);
  });

  test.each([true, false])('any answer, the call processed: %s', async (processing) => {
    const headers = { 'Content-Type': 'application/json', Date: 'Fri, 20 Nov 2026 07:00:00 GMT' };
    const fault: Fault = { kind: 'answer', status: 418, headers, body: '{"a":1}', processed: processing };
    const answer = answered(await matchUnder(fault));
    expect(answer).toMatchObject({ status: 418, json: { a: 1 }, headers: { date: headers.Date } });
    expect(await processed()).toEqual(processing ? wasProcessed : wasNotProcessed);
  });
});

describe("a vendor's error by its code", () => {
  test.each(cashfreeErrorCodes)('Cashfree: %s', async (code) => {
    const { status, json } = answered(await matchUnder({ kind: 'vendorError', code, status: null }));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(json).toEqual({ type: expect.any(String), code, message: expect.any(String) });
    expect(await processed()).toEqual(wasNotProcessed);
  });

  test('Cashfree: a status of its own, and a code that nobody has seen', async () => {
    const fault: Fault = { kind: 'vendorError', code: 'moon_phase_invalid', status: 451 };
    expect(answered(await matchUnder(fault))).toMatchObject({ status: 451, json: { code: 'moon_phase_invalid' } });
  });

  test.each([...instantPayStatusCodes, 'ZZZ'])('InstantPay: %s', async (code) => {
    simulator.control.addFault('instantPay', { kind: 'vendorError', code, status: null });
    const { status, json } = answered(await lookUp(simulator, 'x'));
    expect([status, json]).toMatchObject([200, { statuscode: code, status: expect.any(String), data: null }]);
  });
});
