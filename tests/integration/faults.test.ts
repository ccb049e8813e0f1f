import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../electron/simulator/faults/fault.ts';
import type { Check } from '../../shared/check.ts';
import { sampleSessions } from '../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { buildRoad, type Road } from './road.ts';

let simulator: SimulatorProcess;
beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

const reset = (when: Extract<Fault, { kind: 'reset' }>['when']): Fault => ({ kind: 'reset', when });
const silent = (when: Extract<Fault, { kind: 'silent' }>['when']): Fault => ({ kind: 'silent', when });
const vendorError = (code: string, status: number | null = null): Fault => ({ kind: 'vendorError', code, status });
const serverError = (usesIdUp: boolean): Fault => ({ kind: 'serverError', status: 503, usesIdUp });

/** What a check comes to after one faulty attempt. */
interface Expected {
  readonly state: Check['state']['name'];
  readonly cause?: string;
  readonly blockedBy?: string;
  readonly retryAfter?: number;
}

const waiting = (cause: string): Expected => ({ state: 'waiting', cause });
const failed = (cause: string): Expected => ({ state: 'failed', cause });
const blocked = (blockedBy: string): Expected => ({ state: 'queued', blockedBy });

/** Whether the vendor accepted the call of the faulty attempt; what a person must be able to rely on. */
type Row = readonly [Fault, Expected, 'accepted' | 'notAccepted'];

const disturbances: readonly Row[] = [
  [reset('beforeReading'), waiting('connectionLost'), 'notAccepted'],
  [reset('whileReading'), waiting('connectionLost'), 'notAccepted'],
  [reset('beforeProcessing'), waiting('connectionLost'), 'notAccepted'],
  [reset('afterProcessing'), waiting('connectionLost'), 'accepted'],
  [silent('beforeReading'), waiting('silence'), 'notAccepted'],
  [silent('whileReading'), waiting('silence'), 'notAccepted'],
  [silent('beforeProcessing'), waiting('silence'), 'notAccepted'],
  [silent('afterProcessing'), waiting('silence'), 'accepted'],
  [{ kind: 'truncate' }, waiting('connectionLost'), 'accepted'],
  [{ kind: 'wrongLength', difference: 10 }, waiting('silence'), 'accepted'],
  [{ kind: 'invalidJson' }, waiting('answerUnreadable'), 'accepted'],
  [{ kind: 'enormous', bytes: 300_000_000 }, waiting('answerTooLarge'), 'accepted'],
  [serverError(true), waiting('serverError'), 'accepted'],
  [serverError(false), waiting('serverError'), 'notAccepted'],
  [{ kind: 'captivePortal' }, waiting('notTheVendor'), 'notAccepted'],
  [{ kind: 'redirect', location: 'http://127.0.0.1:9/login' }, waiting('redirect'), 'notAccepted'],
];

/** Of these the vendor's own word says that the call was not processed. */
const rateLimits: readonly Row[] = [
  [{ kind: 'rateLimited', retryAfter: 7 }, { ...waiting('rateLimited'), retryAfter: 7_000 }, 'notAccepted'],
  [{ kind: 'rateLimited', retryAfter: null }, waiting('rateLimited'), 'notAccepted'],
];

describe('a face match meets a fault', () => {
  it.each(disturbances)(
    '%j: in doubt, so it is kept with its id for another attempt',
    async (fault, expected, accepted) => {
      const { road, check } = await matchUnder(fault);
      expectState(check, expected);
      expect(check).toMatchObject({ maybeProcessed: true });
      expect(await timesAccepted(check)).toBe(accepted === 'accepted' ? 1 : 0);

      // Sent again it has the same id, so that it can't be charged twice: it is answered now, or lost.
      road.outbox.sendAgain(check.id);
      const again = await road.settled(check.id);
      expect(again.state.name).toBe(accepted === 'accepted' ? 'lost' : 'done');
      expect(await timesAccepted(check)).toBe(1);
      expect(again.attempts.map((attempt) => attempt.number)).toEqual([1, 2]);
      expect(road.faults).toEqual([]);
    },
  );

  it('a connection dropped at once: in doubt just if a byte of the request was written before', async () => {
    const { road, check } = await matchUnder({ kind: 'dropConnection' });
    if (check.kind !== 'faceMatch' || check.state.name !== 'waiting') throw new Error(`unexpected ${check.state.name}`);
    expect(['connectionLost', 'notSent']).toContain(check.state.cause);
    expect(check.maybeProcessed).toBe(check.state.cause === 'connectionLost');
    road.outbox.sendAgain(check.id);
    expect((await road.settled(check.id)).state.name).toBe('done');
  });

  it.each(rateLimits)('%j: not processed by the vendor’s own word', async (fault, expected) => {
    const { road, check } = await matchUnder(fault);
    expectState(check, expected);
    expect(check).toMatchObject({ maybeProcessed: false });
    road.outbox.sendAgain(check.id);
    expect((await road.settled(check.id)).state.name).toBe('done');
  });

  it('slow: waits as long as bytes keep coming', async () => {
    const { check } = await matchUnder({ kind: 'slow', pieces: 8, pause: 200 });
    expect(check.state).toMatchObject({ name: 'done', verdict: { kind: 'pass' } });
  });

  it('a declared length that is too short: what is left of the answer is no answer', async () => {
    const { check } = await matchUnder({ kind: 'wrongLength', difference: -5 });
    expect(check.state.name).toBe('waiting');
    expect(check).toMatchObject({ maybeProcessed: true });
  });

  it('nobody listening: not a byte was sent, so nothing is in doubt', async () => {
    await simulator.setListening('cashfree', false);
    const { road, check } = await matchUnder(null);
    expectState(check, waiting('connectionRefused'));
    expect(check).toMatchObject({ maybeProcessed: false });
    await simulator.setListening('cashfree', true);
    road.outbox.sendAgain(check.id);
    expect((await road.settled(check.id)).state.name).toBe('done');
  });

  it.each<[string, number | null, Expected]>([
    ['first_image_missing', null, failed('firstImageRefused')],
    ['second_image_missing', null, failed('secondImageRefused')],
    ['file_format_invalid', null, failed('pictureFormatRefused')],
    ['file_size_exceeded', 400, failed('pictureTooLarge')],
    ['file_size_exceeded', 413, failed('pictureTooLarge')],
    ['verification_id_missing', null, failed('verificationIdRefused')],
    ['verification_id_value_invalid', null, failed('verificationIdRefused')],
    ['verification_id_length_exceeded', null, failed('verificationIdRefused')],
    ['x-client-id_missing', null, blocked('credentials')],
    ['x-client-secret_value_invalid', null, blocked('credentials')],
    ['authentication_failed', null, blocked('credentials')],
    ['ip_validation_failed', null, blocked('address')],
    ['verification_id_already_exists', null, failed('verificationIdUsed')],
    ['insufficient_balance', null, blocked('balance')],
    ['too_many_requests_per_operation', null, waiting('rateLimited')],
    ['too_many_requests_per_ip', null, waiting('rateLimited')],
    ['verification_failed', 500, waiting('serverError')],
    ['api_error', 502, waiting('serverError')],
    ['request_failed', 500, waiting('serverError')],
    ['never_seen_before', 400, failed('unknownRefusal')],
    ['never_seen_before', 418, failed('unknownRefusal')],
  ])('Cashfree’s error %s (HTTP %s)', async (code, status, expected) => {
    const { check } = await matchUnder(vendorError(code, status));
    expectState(check, expected);
    expect(wordsOf(check)).toMatchObject({ code });
    expect(check).toMatchObject({ maybeProcessed: expected.cause === 'serverError' });
    expect(await timesAccepted(check)).toBe(0);
  });

  it('a refusal of any kind after a doubtful attempt: lost, as the first answer can’t be had any more', async () => {
    for (const code of ['verification_id_already_exists', 'file_format_invalid']) {
      const { road, check } = await matchUnder(reset('beforeProcessing'));
      await simulator.addFault('cashfree', vendorError(code));
      road.outbox.sendAgain(check.id);
      const lost = await road.settled(check.id);
      expect(lost.state).toMatchObject({ name: 'lost', because: 'refusedAfterDoubt', words: { code } });
    }
  });

  it('a pause for credentials after a doubtful attempt: the doubt stays', async () => {
    const { road, check } = await matchUnder(reset('beforeProcessing'));
    await simulator.addFault('cashfree', vendorError('authentication_failed'));
    road.outbox.sendAgain(check.id);
    expect(await road.settled(check.id)).toMatchObject({ maybeProcessed: true, state: { name: 'queued' } });
  });
});

describe('a liveness lookup meets a fault', () => {
  it.each([...disturbances, ...rateLimits])(
    '%j: nothing is in doubt, as a lookup only reads',
    async (fault, expected) => {
      const { road, check } = await lookupUnder(fault);
      // InstantPay says in its own words what Cashfree says by its HTTP status alone.
      expectState(check, fault.kind === 'serverError' ? waiting('vendorTrouble') : expected);
      road.outbox.sendAgain(check.id);
      expect((await road.settled(check.id)).state).toMatchObject({ name: 'done', verdict: { kind: 'pass' } });
      expect(road.faults).toEqual([]);
    },
  );

  it('a connection dropped at once', async () => {
    const { road, check } = await lookupUnder({ kind: 'dropConnection' });
    expect(check.state.name).toBe('waiting');
    road.outbox.sendAgain(check.id);
    expect((await road.settled(check.id)).state.name).toBe('done');
  });

  it('slow: waits as long as bytes keep coming', async () => {
    const { check } = await lookupUnder({ kind: 'slow', pieces: 8, pause: 200 });
    expect(check.state).toMatchObject({ name: 'done', verdict: { kind: 'pass' } });
  });

  it('nobody listening', async () => {
    await simulator.setListening('instantPay', false);
    const { check } = await lookupUnder(null);
    expectState(check, waiting('connectionRefused'));
  });

  it.each<[Expected, string[]]>([
    [waiting('pending'), ['TUP', 'TSU']],
    [waiting('vendorTrouble'), ['SPD', 'SPE', 'ISE', 'IPE', 'SNA', 'ERR']],
    [blocked('credentials'), ['IAT', 'IAC', 'UAD', 'AAB', 'OUI']],
    [blocked('balance'), ['IAB']],
    [failed('inputRefused'), ['RPI', 'ITI', 'IAN', 'ODI']],
    [failed('duplicate'), ['DTX', 'DID']],
    [failed('unknownRefusal'), ['DLS', 'IRA', 'RBT', 'XYZ', 'txn']],
  ])('%j for InstantPay’s codes %j, under any HTTP status', async (expected, codes) => {
    for (const code of codes) {
      for (const status of [200, 400, 500]) {
        const { check } = await lookupUnder(vendorError(code, status));
        expectState(check, expected);
        expect(wordsOf(check)).toMatchObject({ code });
      }
    }
  });
});

async function matchUnder(fault: Fault | null): Promise<{ road: Road; check: Check }> {
  const road = buildRoad(simulator);
  if (fault) await simulator.addFault('cashfree', fault);
  const entered = road.outbox.matchFaces('practice', {
    firstPicture: await road.addPortrait('asha-1'),
    secondPicture: await road.addPortrait('asha-2'),
    threshold: 0.75,
    verificationId: `FD-${crypto.randomUUID()}`,
    caseReference: '',
  });
  if (!entered.ok) throw new Error(entered.error.message);
  return { road, check: await road.settled(entered.value.id) };
}

async function lookupUnder(fault: Fault | null): Promise<{ road: Road; check: Check }> {
  const road = buildRoad(simulator);
  if (fault) await simulator.addFault('instantPay', fault);
  const entered = road.outbox.lookUpLiveness('practice', {
    sessionId: sampleSessions[0].sessionId,
    customerIp: '203.0.113.7',
    caseReference: '',
  });
  if (!entered.ok) throw new Error(entered.error.message);
  return { road, check: await road.settled(entered.value.id) };
}

/** How often the vendor accepted this match. */
async function timesAccepted(check: Check): Promise<number> {
  const entries = await simulator.ledger();
  if (check.kind !== 'faceMatch') throw new Error('only a face match is charged by its id');
  return entries.filter((entry) => entry.vendor === 'cashfree' && entry.verificationId === check.verificationId).length;
}

function expectState({ state }: Check, expected: Expected): void {
  expect(state.name).toBe(expected.state);
  if (expected.cause) expect(state).toMatchObject({ cause: expected.cause });
  if (expected.blockedBy) expect(state).toMatchObject({ blockedBy: { cause: expected.blockedBy } });
  if (expected.retryAfter) expect(state).toMatchObject({ retryAfter: expected.retryAfter });
}

function wordsOf({ state }: Check): unknown {
  if (state.name === 'queued') return state.blockedBy?.words;
  return 'words' in state ? state.words : null;
}
