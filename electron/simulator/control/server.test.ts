import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryLedger } from '../ledger/ledger.ts';
import { type Simulator, startSimulator } from '../simulator.ts';
import { answered, lookUp, matchFaces, practiceFolder, send } from '../testing/client.ts';

let simulator: Simulator;
const options = { portraits: practiceFolder, clock: () => Date.parse('2026-11-20T06:30:00Z') };

beforeEach(async () => {
  simulator = await startSimulator({ ...options, ledger: memoryLedger(), control: true });
});
afterEach(() => simulator.close());

async function ask(method: string, path: string, body: unknown = {}, headers = {}) {
  return answered(
    await send(`${simulator.controlUrl}${path}`, {
      method,
      headers: { 'x-practice-control': 'yes', ...headers },
      body: method === 'GET' ? '' : JSON.stringify(body),
    }),
  );
}

test('there is no control unless it is asked for', async () => {
  const closed = await startSimulator({ ...options, ledger: memoryLedger() });
  expect(closed.controlUrl).toBeNull();
  await closed.close();
});

describe('the control', () => {
  test('queues faults for one vendor, and shows which wait', async () => {
    const fault = { kind: 'vendorError', code: 'IAB', status: null };
    expect((await ask('POST', '/control/faults', { vendor: 'instantPay', fault, count: 2 })).json).toEqual({
      waiting: 2,
    });
    expect((await ask('GET', '/control/faults')).json).toEqual({ instantPay: [fault, fault], cashfree: [] });
    expect(answered(await lookUp(simulator, 'x')).json).toMatchObject({ statuscode: 'IAB' });
  });

  test('makes sessions', async () => {
    const { json } = await ask('POST', '/control/sessions', { like: 'live', confidence: 80 });
    const { sessionId } = json as { sessionId: string };
    expect(answered(await lookUp(simulator, sessionId)).json).toMatchObject({ data: { Confidence: 80 } });
  });

  test('shows the ledger', async () => {
    await matchFaces(simulator, { verificationId: 'seen' });
    const { json } = await ask('GET', '/control/ledger');
    expect(json).toMatchObject({ entries: [{ sequence: 1, vendor: 'cashfree', verificationId: 'seen' }] });
  });

  test('closes one vendor to the world, and opens it again on the same port', async () => {
    await ask('POST', '/control/listening', { vendor: 'cashfree', listening: false });
    expect(await matchFaces(simulator)).toEqual({ kind: 'error', code: 'ECONNREFUSED' });
    expect((await lookUp(simulator, 'x')).kind).toBe('answer');
    await ask('POST', '/control/listening', { vendor: 'cashfree', listening: true });
    expect(answered(await matchFaces(simulator)).status).toBe(200);
  });

  test('resets faults and sessions and opens both vendors, but keeps ledger and used ids', async () => {
    await matchFaces(simulator, { verificationId: 'kept' });
    const { sessionId } = simulator.control.createSession({ like: 'live' });
    simulator.control.addFault('cashfree', { kind: 'captivePortal' });
    await simulator.control.setListening('instantPay', false);
    await ask('POST', '/control/reset');
    expect(answered(await lookUp(simulator, sessionId)).json).toMatchObject({ statuscode: 'RPI' });
    expect(answered(await matchFaces(simulator, { verificationId: 'kept' })).status).toBe(409);
    expect(simulator.control.ledger()).toHaveLength(1);
  });

  test.each([
    ['/control/faults', { vendor: 'cashfree', fault: { kind: 'earthquake' } }],
    ['/control/faults', { vendor: 'nobody', fault: { kind: 'truncate' } }],
    ['/control/sessions', { like: 'somebody' }],
  ])('says what is wrong with %s %j', async (path, body) => {
    expect(await ask('POST', path, body)).toMatchObject({ status: 400, json: { error: expect.any(String) } });
  });

  test.each([
    ['a page names its origin', { origin: 'https://example.org' }],
    ['a page can add no header of its own', { 'x-practice-control': null }],
    ["a name that was pointed at this machine is not this machine's", { host: 'example.org:80' }],
  ])('is not for web pages: %s', async (_, headers) => {
    const answer = await ask('POST', '/control/reset', {}, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });
});
