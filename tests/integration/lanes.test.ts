import { statSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { PROBE_EVERY } from '../../electron/outbox/machines/lane-machine.ts';
import { USUAL_PACE } from '../../electron/outbox/machines/wait-lengths.ts';
import type { OutboxParts } from '../../electron/outbox/parts.ts';
import { type FakeTimers, fakeTimers } from '../../electron/outbox/testing/timers.ts';
import { databasePath } from '../../electron/records/layout.ts';
import { practiceMerchants } from '../../electron/simulator/credentials.ts';
import { type Network, plainNetwork } from '../../electron/vendors/network.ts';
import type { Check } from '../../shared/check/check.ts';
import type { Vendor } from '../../shared/check/outcome.ts';
import { type Mode, modes } from '../../shared/mode.ts';
import { success } from '../../shared/result.ts';
import { type Desk, openDesk, saysPass } from './desk.ts';
import { practiceLane, type Road, type RoadOptions, recordsFolder } from './road.ts';
import { folderHere, roadHere } from './road-here.ts';
import { testEnvironment } from './vendors.ts';
import { cashfreeRefusal, instantPayAnswer } from './wire-server.ts';

let cashfree: Desk;
let instantPay: Desk;
let timers: FakeTimers;
beforeEach(async () => {
  cashfree = await openDesk();
  instantPay = await openDesk();
  timers = fakeTimers();
});

const practiceCashfree = practiceLane('cashfree');
const practiceInstantPay = practiceLane('instantPay');
const wrongSecret = () => cashfreeRefusal(401, 'authentication_failed');
const answered = () => instantPayAnswer('TXN', { Status: 'SUCCEEDED', Confidence: 97 });

/** A road on which time passes when a test says so. */
function road(parts: Partial<Omit<OutboxParts, 'records'>> = {}, options: RoadOptions = {}): Promise<Road> {
  const vendors = { instantPayUrl: instantPay.url, cashfreeUrl: cashfree.url };
  return roadHere(vendors, { ...options, parts: { timers, pace: USUAL_PACE, ...parts } });
}

async function enter(on: Road, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let entered = 0; entered < count; entered += 1) ids.push(await on.enterMatch());
  return ids;
}

/** Enters matches while the lane is stopped, and lets them go then. */
async function queueAndGo(on: Road, count: number): Promise<string[]> {
  on.outbox.pause(practiceCashfree);
  const ids = await enter(on, count);
  on.outbox.resume(practiceCashfree);
  return ids;
}

const underWay = (on: Road, ids: readonly string[]) => ids.filter((id) => on.outbox.dispatcher.isUnderWay(id)).length;
const statesOf = (on: Road, ids: readonly string[]) => ids.map((id) => on.read(id).state.name);
const pauseOf = (on: Road, vendor: Vendor, mode: Mode = 'practice') => {
  const { state } = on.lane(vendor, mode);
  return state.name === 'paused' ? state.pause : null;
};
const isPaused = (on: Road, vendor: Vendor) => expect.poll(() => on.lane(vendor).state.name).toBe('paused');
const isDone = (on: Road, id: string) => expect.poll(() => on.read(id).state.name).toBe('done');

describe('50 face matches and a wrong secret', () => {
  it('one request is refused, and the new secret releases them all, one first', async () => {
    let atATime = 1;
    let secret = 'a wrong one';
    const on = await road({
      atATime: () => atATime,
      access: async () => success({ baseUrl: cashfree.url, clientId: 'ONE', clientSecret: secret, publicKey: null }),
    });
    cashfree.say = (asked) => (asked.secret === 'the right one' ? null : wrongSecret());
    const ids = await queueAndGo(on, 50);
    await isPaused(on, 'cashfree');
    expect(pauseOf(on, 'cashfree')).toMatchObject({ reason: 'credentials', words: { code: 'authentication_failed' } });
    await expect.poll(() => underWay(on, ids)).toBe(0);
    expect(cashfree.asked).toHaveLength(1);
    expect(statesOf(on, ids)).toEqual(ids.map(() => 'queued'));
    expect(ids.map((id) => on.match(id).maybeProcessed)).not.toContain(true);
    expect(ids.map((id) => on.match(id).attempts.length)).toEqual([1, ...ids.slice(1).map(() => 0)]);

    // Neither time nor the network mend a secret.
    timers.advance(24 * 60 * 60_000);
    on.outbox.resumeFor('network');
    on.outbox.resumeFor('start');
    expect(cashfree.asked).toHaveLength(1);

    atATime = 4;
    secret = 'the right one';
    await on.outbox.credentialsChanged(practiceCashfree);
    on.outbox.dispatcher.wake();
    expect(underWay(on, ids)).toBe(1);
    await expect.poll(() => cashfree.asked.length).toBe(2);
    expect(on.lane('cashfree').state.name).toBe('halfOpen');
    expect(underWay(on, ids)).toBe(1);
    cashfree.asked[1]?.pass();
    await expect.poll(() => cashfree.asked.length).toBe(6);
    expect(underWay(on, ids)).toBe(4);

    cashfree.say = saysPass;
    for (const asked of cashfree.asked.slice(2)) asked.pass();
    await expect.poll(() => new Set(statesOf(on, ids)), { timeout: 10_000 }).toEqual(new Set(['done']));
    const verificationIds = ids.map((id) => on.match(id).verificationId);
    expect(
      cashfree.asked
        .map((asked) => asked.verificationId)
        .slice(1)
        .sort(),
    ).toEqual(verificationIds.sort());
  });

  it('still the wrong one: one more is refused, and the rest stay', async () => {
    const on = await road({ atATime: () => 4 });
    on.records.lanes.replace({
      ...practiceCashfree,
      stopped: false,
      state: { name: 'paused', pause: { reason: 'credentials', words: null } },
    });
    cashfree.say = wrongSecret;
    const ids = await enter(on, 5);
    await on.outbox.credentialsChanged(practiceCashfree);
    await isPaused(on, 'cashfree');
    await expect.poll(() => underWay(on, ids)).toBe(0);
    expect(cashfree.asked).toHaveLength(1);
    expect(statesOf(on, ids)).toEqual(ids.map(() => 'queued'));
  });
});

describe('an empty wallet, or an address that is not allowed', () => {
  const refusals = [
    ['balance', cashfreeRefusal(422, 'insufficient_balance')],
    ['address', cashfreeRefusal(403, 'ip_validation_failed')],
  ] as const;
  const ways: readonly [string, (on: Road) => unknown][] = [
    ['a person resumes it', (on) => on.outbox.resume(practiceCashfree)],
    ['the network is another', (on) => on.outbox.resumeFor('network')],
    ['credentials are new', (on) => on.outbox.credentialsChanged(practiceCashfree)],
    ['a quarter of an hour is over', () => timers.advance(PROBE_EVERY)],
  ];
  const cases = refusals.flatMap(([reason, refusal]) => ways.map(([way, go]) => ({ reason, refusal, way, go })));

  it.each(cases)('$reason: pauses the lane until $way, and one goes first', async ({ reason, refusal, go }) => {
    const on = await road({ atATime: () => 4 });
    cashfree.say = () => refusal;
    const ids = [await on.enterMatch()];
    await isPaused(on, 'cashfree');
    ids.push(...(await enter(on, 4)));
    expect(pauseOf(on, 'cashfree')).toMatchObject({ reason, length: PROBE_EVERY });
    expect(statesOf(on, ids)).toEqual(ids.map(() => 'queued'));
    expect(cashfree.asked).toHaveLength(1);

    cashfree.say = null;
    await go(on);
    expect(underWay(on, ids)).toBe(1);
    await expect.poll(() => cashfree.asked.length).toBe(2);
    cashfree.asked[1]?.pass();
    await expect.poll(() => cashfree.asked.length).toBe(6);
    const sent = new Set(cashfree.asked.slice(1).map((asked) => asked.verificationId));
    expect(sent).toEqual(new Set(ids.map((id) => on.match(id).verificationId)));
  });

  it('InstantPay goes on meanwhile', async () => {
    const on = await road();
    cashfree.say = () => cashfreeRefusal(422, 'insufficient_balance');
    instantPay.say = answered;
    await on.enterMatch();
    await isPaused(on, 'cashfree');
    for (let count = 0; count < 3; count += 1) await isDone(on, await on.enterLookup());
    expect(on.lane('instantPay').state).toEqual({ name: 'open' });
  });

  it('of InstantPay: Cashfree goes on meanwhile', async () => {
    const on = await road();
    instantPay.say = () => instantPayAnswer('IAB');
    cashfree.say = saysPass;
    const lookup = await on.enterLookup();
    await isPaused(on, 'instantPay');
    expect(pauseOf(on, 'instantPay')).toMatchObject({ reason: 'balance', words: { code: 'IAB' } });
    await isDone(on, await on.enterMatch());
    expect(on.read(lookup).state.name).toBe('queued');
  });

  it('still empty: tried by one check every quarter of an hour, no more often', async () => {
    const on = await road({ atATime: () => 4 });
    cashfree.say = () => cashfreeRefusal(422, 'insufficient_balance');
    const ids = await queueAndGoOne(on, 5);
    for (const tries of [2, 3, 4]) {
      timers.advance(PROBE_EVERY - 1);
      expect(underWay(on, ids)).toBe(0);
      timers.advance(1);
      await expect.poll(() => cashfree.asked.length).toBe(tries);
      await expect.poll(() => underWay(on, ids)).toBe(0);
    }
    expect(statesOf(on, ids)).toEqual(ids.map(() => 'queued'));
  });

  /** One is refused and pauses the lane; the others come after it. */
  async function queueAndGoOne(on: Road, count: number): Promise<string[]> {
    const first = await on.enterMatch();
    await isPaused(on, 'cashfree');
    await expect.poll(() => underWay(on, [first])).toBe(0);
    return [first, ...(await enter(on, count - 1))];
  }
});

describe('what may have been processed in one account', () => {
  async function matchInDoubt(parts: Partial<OutboxParts>, mode: Mode) {
    const on = await road(parts);
    const id = await on.enterMatch({}, mode);
    await expect.poll(() => cashfree.asked.length).toBe(1);
    cashfree.asked[0]?.answer(cashfreeRefusal(503, 'api_error'));
    await expect.poll(() => on.read(id).state.name).toBe('waiting');
    expect(on.match(id).maybeProcessed).toBe(true);
    return { on, id };
  }

  it('is lost under another client id, and never sent there', async () => {
    let merchant: (typeof practiceMerchants)[number] = practiceMerchants[0];
    const access = async () => success({ baseUrl: cashfree.url, ...merchant, publicKey: null });
    const { on, id } = await matchInDoubt({ access }, 'practice');
    merchant = practiceMerchants[1];
    await on.outbox.credentialsChanged(practiceCashfree);
    expect(on.match(id)).toMatchObject({ maybeProcessed: true, state: { name: 'lost', because: 'otherAccount' } });
    timers.advance(60 * 60_000);
    expect(on.outbox.sendNow(id).ok).toBe(false);
    expect(cashfree.asked).toHaveLength(1);
  });

  it('is lost also where nobody said that the account has changed', async () => {
    let merchant: (typeof practiceMerchants)[number] = practiceMerchants[0];
    const access = async () => success({ baseUrl: cashfree.url, ...merchant, publicKey: null });
    const { on, id } = await matchInDoubt({ access }, 'practice');
    merchant = practiceMerchants[1];
    on.outbox.sendNow(id);
    await expect.poll(() => on.read(id).state).toMatchObject({ name: 'lost', because: 'otherAccount' });
    expect(cashfree.asked).toHaveLength(1);
  });

  it('is lost at another host', async () => {
    const other = await openDesk();
    let baseUrl = cashfree.url;
    const access = async () => success({ baseUrl, ...practiceMerchants[0], publicKey: null });
    const { on, id } = await matchInDoubt({ access }, 'sandbox');
    baseUrl = other.url;
    await on.outbox.credentialsChanged({ vendor: 'cashfree', mode: 'sandbox' });
    expect(on.read(id).state).toMatchObject({ name: 'lost', because: 'otherAccount' });
    expect([cashfree.asked.length, other.asked.length]).toEqual([1, 0]);
  });

  it('goes again under a new secret of the same client id', async () => {
    let clientSecret = 'an older one';
    const access = async () => success({ baseUrl: cashfree.url, clientId: 'ONE', clientSecret, publicKey: null });
    const { on, id } = await matchInDoubt({ access }, 'practice');
    clientSecret = 'a newer one';
    cashfree.say = saysPass;
    await on.outbox.credentialsChanged(practiceCashfree);
    on.outbox.sendNow(id);
    await isDone(on, id);
    expect(cashfree.asked.map((asked) => [asked.verificationId, asked.secret])).toEqual([
      [on.match(id).verificationId, 'an older one'],
      [on.match(id).verificationId, 'a newer one'],
    ]);
  });

  it('was never sent: goes under the new account', async () => {
    let merchant: (typeof practiceMerchants)[number] = practiceMerchants[0];
    const access = async () => success({ baseUrl: cashfree.url, ...merchant, publicKey: null });
    const on = await road({ access });
    on.outbox.pause(practiceCashfree);
    const id = await on.enterMatch();
    merchant = practiceMerchants[1];
    await on.outbox.credentialsChanged(practiceCashfree);
    cashfree.say = saysPass;
    on.outbox.resume(practiceCashfree);
    await isDone(on, id);
    expect(cashfree.asked.map((asked) => asked.clientId)).toEqual([practiceMerchants[1].clientId]);
    expect(on.match(id).account?.clientId).toBe(practiceMerchants[1].clientId);
  });
});

it('checks of several modes go where they were queued for, and nowhere else', async () => {
  const desks: Readonly<Record<Mode, Desk>> = {
    practice: await openDesk(),
    sandbox: await openDesk(),
    production: await openDesk(),
  };
  const on = await road({
    access: async (_, mode) => success({ baseUrl: desks[mode].url, ...practiceMerchants[0], publicKey: null }),
  });
  on.outbox.pause(null);
  const ids: Record<Mode, string[]> = { practice: [], sandbox: [], production: [] };
  for (const portrait of ['asha-2', 'dev-2', 'meera-2'] as const) {
    for (const mode of modes) {
      ids[mode].push(await on.enterMatch({ secondPicture: await on.addPortrait(portrait) }, mode));
    }
  }
  for (const mode of modes) desks[mode].say = saysPass;
  on.outbox.resume(null);
  for (const mode of modes) {
    for (const id of ids[mode]) await isDone(on, id);
    const sent = ids[mode].map((id) => on.match(id).verificationId);
    expect(desks[mode].asked.map((asked) => asked.verificationId)).toEqual(sent);
    expect(ids[mode].map((id) => on.read(id).mode)).toEqual([mode, mode, mode]);
  }
});

describe('offline', () => {
  const isOffline = (on: Road) => expect(pauseOf(on, 'cashfree')).toMatchObject({ reason: 'offline' });

  /** Nobody listens at the vendor's address until `isReachable`. */
  async function offlineRoad(folder: string) {
    const closed = await openDesk();
    await closed.wire.close();
    const way = { isReachable: false, connections: 0 };
    const network: Network = {
      ...plainNetwork,
      proxiesFor: async () => {
        way.connections += 1;
        return 'DIRECT';
      },
    };
    const on = await road(
      {
        practiceVendors: { ...testEnvironment(), network },
        access: async () =>
          success({ baseUrl: way.isReachable ? cashfree.url : closed.url, ...practiceMerchants[0], publicKey: null }),
      },
      { folder },
    );
    const ids = await queueAndGo(on, 3);
    await isPaused(on, 'cashfree');
    await expect.poll(() => underWay(on, ids)).toBe(0);
    isOffline(on);
    expect(statesOf(on, ids)).toEqual(['queued', 'queued', 'queued']);
    return { on, ids, way };
  }

  const remaining = (on: Road) => on.outbox.clock.laneRemaining(practiceCashfree) ?? 0;

  it('asks by itself for a connection, less and less often; no check is taken for that, and nothing is written', async () => {
    const { on, ids, way } = await offlineRoad(folderHere());
    const before = ids.map(on.read);
    const writtenAt = () => statSync(`${databasePath(recordsFolder(on.home))}-wal`).mtimeMs;
    const written = writtenAt();
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const wait = remaining(on);
      waits.push(wait);
      const { connections } = way;
      timers.advance(wait - 1);
      expect(way.connections).toBe(connections);
      timers.advance(1);
      expect(remaining(on)).toBe(0);
      await expect.poll(() => remaining(on)).toBeGreaterThan(0);
      expect(way.connections).toBe(connections + 1);
    }
    expect(writtenAt()).toBe(written);
    expect(ids.map(on.read)).toEqual(before);
    expect(pauseOf(on, 'cashfree')).toMatchObject({ reason: 'offline', cause: 'connectionRefused', failures: 13 });
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    expect(waits.at(-1)).toBeLessThanOrEqual(USUAL_PACE.longest);
    expect(on.match(ids[0] ?? '')).toMatchObject({ tries: 0, maybeProcessed: false, state: { name: 'queued' } });
    cashfree.say = saysPass;
    way.isReachable = true;
    timers.advance(USUAL_PACE.longest);
    for (const id of ids) await isDone(on, id);
    // One attempt of the first check found it offline, and each check went out once.
    expect(ids.map((id) => on.match(id).attempts.length)).toEqual([2, 1, 1]);
    expect(cashfree.asked).toHaveLength(3);
  });

  it('tries a check all the same where a person says so', async () => {
    const { on, ids } = await offlineRoad(folderHere());
    on.outbox.sendNow(ids[1] ?? '');
    expect(underWay(on, ids)).toBe(1);
    await expect.poll(() => underWay(on, ids)).toBe(0);
    expect(on.match(ids[1] ?? '').attempts).toMatchObject([
      { times: 1, ended: { outcome: { cause: 'connectionRefused' } } },
    ]);
    isOffline(on);
  });

  it('goes on when the network is there again', async () => {
    const { on, ids, way } = await offlineRoad(folderHere());
    cashfree.say = saysPass;
    way.isReachable = true;
    on.outbox.resumeFor('network');
    for (const id of ids) await isDone(on, id);
  });

  it('goes on at the next start', async () => {
    const folder = folderHere();
    const { on, ids } = await offlineRoad(folder);
    await on.close();
    cashfree.say = saysPass;
    const later = await road({}, { folder });
    for (const id of ids) await isDone(later, id);
    expect(cashfree.asked).toHaveLength(3);
  });

  it('does not hold the other vendor back', async () => {
    const { on } = await offlineRoad(folderHere());
    isOffline(on);
    expect(on.lane('instantPay').state).toEqual({ name: 'open' });
  });
});

describe('told to wait', () => {
  it('waits as long as the vendor asked for, and not less', async () => {
    const on = await road();
    cashfree.say = () => cashfreeRefusal(429, 'too_many_requests_per_operation', { 'Retry-After': '30' });
    const [first = '', second = ''] = await queueAndGo(on, 2);
    await isPaused(on, 'cashfree');
    await expect.poll(() => underWay(on, [first, second])).toBe(0);
    on.outbox.resumeFor('network');
    timers.advance(29_999);
    expect(underWay(on, [first, second])).toBe(0);
    cashfree.say = saysPass;
    timers.advance(USUAL_PACE.first + 1);
    await isDone(on, first);
    await isDone(on, second);
    expect(on.match(first)).toMatchObject({ maybeProcessed: false, tries: 1 });
  });
});

describe('our own limit', () => {
  const cashfreeLimit = { calls: 3, within: 60_000 };
  /** With one in flight at a time: the limit's length and a sixtieth of it, for two calls. */
  const SPACING = 30_500;

  it('lets one go, and the next one so much later; while it holds checks back it says so', async () => {
    const on = await road({ rateLimits: () => cashfreeLimit });
    cashfree.say = saysPass;
    timers.advance(SPACING);
    const ids = await queueAndGo(on, 3);
    for (const [index, id] of ids.entries()) {
      await isDone(on, id);
      await expect.poll(() => underWay(on, ids)).toBe(0);
      expect(cashfree.asked).toHaveLength(index + 1);
      if (index === 2) break;
      expect(on.outbox.dispatcher.limit(practiceCashfree)).toEqual({ calls: 3, spacing: SPACING });
      timers.advance(SPACING - 1);
      expect(underWay(on, ids)).toBe(0);
      timers.advance(1);
    }
    expect(on.lane('cashfree').state).toEqual({ name: 'open' });
    timers.advance(2 * SPACING);
    expect(on.outbox.dispatcher.limit(practiceCashfree)).toBeNull();
  });

  it('holds for what a person hurries too, and after a start, as nobody knows when the last call was made', async () => {
    const on = await road({ rateLimits: () => cashfreeLimit });
    cashfree.say = saysPass;
    const id = await on.enterMatch();
    on.outbox.sendNow(id);
    timers.advance(SPACING - 1);
    expect(underWay(on, [id])).toBe(0);
    timers.advance(1);
    await isDone(on, id);
  });
});

it('lookups go before matches, whenever they were entered', async () => {
  const on = await road();
  on.outbox.pause(null);
  const match = await on.enterMatch();
  const lookup = await on.enterLookup();
  const begun: string[] = [];
  on.onChange(({ id, state }: Check) => {
    if (state.name === 'sending' && !begun.includes(id)) begun.push(id);
  });
  on.outbox.resume(null);
  await expect.poll(() => begun).toEqual([lookup, match]);
});

describe('a lane that a person has stopped', () => {
  it('sends nothing by itself, whatever happens', async () => {
    const on = await road();
    on.outbox.pause(practiceCashfree);
    const ids = await enter(on, 3);
    timers.advance(24 * 60 * 60_000);
    on.outbox.resumeFor('network');
    await on.outbox.credentialsChanged(practiceCashfree);
    on.outbox.clock.cutWaits();
    expect(underWay(on, ids)).toBe(0);
    expect(cashfree.asked).toEqual([]);
  });

  it('sends what a person hurries, and nothing else', async () => {
    const on = await road();
    on.outbox.pause(practiceCashfree);
    const ids = await enter(on, 3);
    cashfree.say = saysPass;
    on.outbox.sendNow(ids[1] ?? '');
    await isDone(on, ids[1] ?? '');
    expect(statesOf(on, ids)).toEqual(['queued', 'done', 'queued']);
    expect(on.lane('cashfree').stopped).toBe(true);
  });

  it('is stopped still at the next start', async () => {
    const folder = folderHere();
    const on = await road({}, { folder });
    on.outbox.pause(practiceCashfree);
    const ids = await enter(on, 2);
    await on.close();
    const later = await road({}, { folder });
    expect(later.lane('cashfree').stopped).toBe(true);
    expect(underWay(later, ids)).toBe(0);
  });
});

describe('an answer from another environment than the mode’s', () => {
  /** As production wants it. */
  async function roadWithPassMark() {
    const on = await road();
    const { settings } = on.records;
    settings.keep({ ...settings.read(), livenessPolicy: { passMark: 90, reviewFrom: 75 } });
    return on;
  }

  it.each([
    ['production', 'SANDBOX'],
    ['sandbox', 'LIVE'],
  ] as const)('in %s mode, from %s: is kept as it is, and the lane pauses', async (mode, said) => {
    const on = await roadWithPassMark();
    instantPay.say = () => instantPayAnswer('TXN', { Status: 'SUCCEEDED', Confidence: 97 }, said);
    const first = await on.enterLookup({}, mode);
    await isDone(on, first);
    expect(pauseOf(on, 'instantPay', mode)).toEqual({ reason: 'environment', said });
    expect(on.lookup(first)).toMatchObject({ mode, state: { answer: { environment: said } } });
    const second = await on.enterLookup({}, mode);
    timers.advance(24 * 60 * 60_000);
    on.outbox.resumeFor('network');
    expect(underWay(on, [second])).toBe(0);
    expect(instantPay.asked).toHaveLength(1);
    on.outbox.resume({ vendor: 'instantPay', mode });
    await isDone(on, second);
  });

  it('agrees in production from LIVE, and in practice from anywhere', async () => {
    const on = await roadWithPassMark();
    instantPay.say = () => instantPayAnswer('TXN', { Status: 'SUCCEEDED', Confidence: 97 }, 'LIVE');
    await isDone(on, await on.enterLookup({}, 'production'));
    await isDone(on, await on.enterLookup());
    expect(on.lane('instantPay', 'production').state).toEqual({ name: 'open' });
    expect(on.lane(practiceInstantPay.vendor).state).toEqual({ name: 'open' });
  });
});
