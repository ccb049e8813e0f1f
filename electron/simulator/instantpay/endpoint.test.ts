import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SampleSession, sampleSessions } from '../../../shared/practice.ts';
import { practiceCredentials } from '../credentials.ts';
import { memoryLedger } from '../ledger/ledger.ts';
import { type Simulator, startSimulator } from '../simulator.ts';
import { answered, lookUp, practiceFolder, practiceJpeg, send } from '../testing/client.ts';

let now: number;
let simulator: Simulator;

beforeEach(async () => {
  now = Date.parse('2026-11-20T20:00:05Z');
  simulator = await startSimulator({ portraits: practiceFolder, clock: () => now, ledger: memoryLedger() });
});
afterEach(() => simulator.close());

interface Image {
  readonly Bytes: string;
  readonly BoundingBox: { Left: number; Top: number; Width: number; Height: number };
}
interface Envelope {
  readonly statuscode: string;
  readonly data: {
    Status: string;
    Confidence?: number;
    ReferenceImage?: Image;
    AuditImages?: Image[];
  } | null;
}
const envelopeOf = async (sessionId: unknown, changes = {}): Promise<Envelope> =>
  answered(await lookUp(simulator, sessionId, changes)).json as Envelope;
const idOf = (name: SampleSession): string => sampleSessions.find((sample) => sample.name === name)?.sessionId ?? '';

describe('a lookup', () => {
  test("comes in InstantPay's envelope, its time Indian", async () => {
    const { status, json } = answered(await lookUp(simulator, idOf('expired')));
    expect(status).toBe(200);
    expect(json).toEqual({
      statuscode: 'TXN',
      actcode: null,
      status: 'Transaction Successful',
      data: { SessionId: idOf('expired'), Status: 'EXPIRED' },
      timestamp: '2026-11-21 01:30:05',
      ipay_uuid: expect.stringMatching(/^h005[0-9a-f-]{36}$/),
      orderid: null,
      environment: 'SANDBOX',
    });
  });

  test.each([
    ['live', 'SUCCEEDED', 97.31, 1],
    ['low', 'SUCCEEDED', 34.26, 0],
    ['review', 'SUCCEEDED', 72.08, 1],
    ['fourAudits', 'SUCCEEDED', 99.02, 4],
    ['noConfidence', 'SUCCEEDED', undefined, 0],
    ['failed', 'FAILED', undefined, undefined],
    ['expired', 'EXPIRED', undefined, undefined],
    ['unfinished', 'IN_PROGRESS', undefined, undefined],
  ] as const)('of the sample %s finds %s, %s and %s audit images', async (name, status, confidence, audits) => {
    const { data } = await envelopeOf(idOf(name));
    expect([data?.Status, data?.Confidence, data?.AuditImages?.length]).toEqual([status, confidence, audits]);
    expect(data?.ReferenceImage !== undefined).toBe(status === 'SUCCEEDED');
  });

  test('gives the portrait itself, so that a match with another one of that person passes', async () => {
    const { data } = await envelopeOf(idOf('live'));
    expect(data?.ReferenceImage?.Bytes).toBe((await practiceJpeg('asha-1')).toString('base64'));
  });

  test('has a box that reaches out of its picture, as Amazon warns', async () => {
    const { data } = await envelopeOf(idOf('fourAudits'));
    expect(data?.AuditImages?.[3]?.BoundingBox.Top).toBeLessThan(0);
  });

  test('is in the ledger, once for each time', async () => {
    await lookUp(simulator, idOf('live'));
    await lookUp(simulator, idOf('live'));
    expect(simulator.control.ledger()).toEqual(
      [1, 2].map((sequence) => ({
        sequence,
        at: '2026-11-20T20:00:05.000Z',
        vendor: 'instantPay',
        clientId: practiceCredentials.clientId,
        sessionId: idOf('live'),
      })),
    );
  });
});

describe('a session made on request', () => {
  test("has its sample's result until three minutes after its creation", async () => {
    const { sessionId, expiresAt } = simulator.control.createSession({ like: 'live', confidence: 81.5 });
    expect(expiresAt).toBe('2026-11-20T20:03:05.000Z');
    now += 179_999;
    expect((await envelopeOf(sessionId)).data).toMatchObject({ Status: 'SUCCEEDED', Confidence: 81.5 });
    now += 1;
    expect((await envelopeOf(sessionId)).data).toEqual({ SessionId: sessionId, Status: 'EXPIRED' });
  });

  test('may take some lookups to finish', async () => {
    const { sessionId } = simulator.control.createSession({ like: 'low', unfinishedLookups: 2 });
    const statuses = [];
    for (let lookup = 0; lookup < 3; lookup += 1) statuses.push((await envelopeOf(sessionId)).data?.Status);
    expect(statuses).toEqual(['IN_PROGRESS', 'IN_PROGRESS', 'SUCCEEDED']);
  });
});

describe('a lookup is refused', () => {
  test.each([
    ['without the auth code', { 'x-ipay-auth-code': null }, 'RPI'],
    ['with another auth code', { 'x-ipay-auth-code': '2' }, 'RPI'],
    ['without a client id', { 'x-ipay-client-id': null }, 'IAT'],
    ['without a secret', { 'x-ipay-client-secret': null }, 'IAT'],
    ['with another secret', { 'x-ipay-client-secret': 'guess' }, 'IAT'],
    ["without the customer's address", { 'x-ipay-endpoint-ip': null }, 'RPI'],
    ['with a name for an address', { 'x-ipay-endpoint-ip': 'example.org' }, 'RPI'],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'RPI'],
  ])('%s', async (_, headers, code) => {
    expect(await envelopeOf(idOf('live'), { headers })).toMatchObject({ statuscode: code, data: null });
    expect(simulator.control.ledger()).toEqual([]);
  });

  test.each([
    ['of a session that never was', 'f0000000-0000-4000-8000-000000000000'],
    ['without a session id', undefined],
    ['with a number for a session id', 7],
  ])('%s', async (_, sessionId) => {
    expect(await envelopeOf(sessionId)).toMatchObject({ statuscode: 'RPI', data: null });
    expect(simulator.control.ledger()).toEqual([]);
  });

  test('that is no JSON', async () => {
    expect(await envelopeOf('', { body: '{"sessionId": "1111' })).toMatchObject({ statuscode: 'RPI' });
  });

  test('at any other path', async () => {
    expect(answered(await send(`${simulator.instantPayUrl}/identity`, { headers: {}, body: '' })).status).toBe(404);
  });

  test('not for coming from an IPv6 address', async () => {
    const headers = { 'x-ipay-endpoint-ip': '2001:db8::7' };
    expect(await envelopeOf(idOf('live'), { headers })).toMatchObject({ statuscode: 'TXN' });
  });
});
