import { beforeEach, describe, expect, it } from 'vitest';
import { USUAL_PACE } from '../../electron/outbox/machines/wait-lengths.ts';
import type { OutboxParts } from '../../electron/outbox/parts.ts';
import { type FakeTimers, fakeTimers } from '../../electron/outbox/testing/timers.ts';
import { practiceMerchants } from '../../electron/simulator/credentials.ts';
import { success } from '../../shared/result.ts';
import { type Asked, type Desk, openDesk, saysPass } from './desk.ts';
import { practiceLane, type Road } from './road.ts';
import { folderHere, roadHere } from './road-here.ts';
import { testEnvironment } from './vendors.ts';
import { cashfreeRefusal, httpAnswer, instantPayAnswer } from './wire-server.ts';

/** docs/DESIGN.md, *An end to trying* and *Lanes*, over real records and real connections. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const begun = Date.parse('2026-11-20T06:30:00Z');

let cashfree: Desk;
let instantPay: Desk;
let timers: FakeTimers;
beforeEach(async () => {
  cashfree = await openDesk();
  instantPay = await openDesk();
  timers = fakeTimers();
});

const lane = practiceLane('cashfree');
const lookups = practiceLane('instantPay');
const now = () => new Date(begun + timers.now());

function road(folder: string, parts: Partial<Omit<OutboxParts, 'records'>> = {}): Promise<Road> {
  const vendors = { instantPayUrl: instantPay.url, cashfreeUrl: cashfree.url };
  const environment = { ...testEnvironment(), now };
  const usual = { timers, pace: USUAL_PACE, vendors: environment, practiceVendors: environment };
  return roadHere(vendors, { folder, parts: { ...usual, ...parts } });
}

/** Nothing moves any more before time passes: no check is under way, and no lane is asked for a connection. */
async function idle(on: Road, ...ids: readonly string[]): Promise<void> {
  const isMoving = () =>
    ids.some((id) => on.outbox.dispatcher.isUnderWay(id)) ||
    [lane, lookups].some((name) => on.outbox.clock.laneRemaining(name) === 0);
  await expect.poll(isMoving, { interval: 5 }).toBe(false);
}

/** Lets time pass, wait by wait, until the check does not go again by itself. */
async function triedOut(on: Road, id: string): Promise<void> {
  for (let waits = 0; waits < 100; waits += 1) {
    await idle(on, id);
    const remaining = on.outbox.clock.remaining(on.read(id));
    if (remaining === null) return;
    timers.advance(remaining);
  }
  throw new Error('it never came to an end');
}

const page = (status: number, headers: Record<string, string> = {}) =>
  httpAnswer(status, { 'Content-Type': 'text/html', ...headers }, '<html>413 Request Entity Too Large</html>');
/** Pictures are in a request, and not in a probe. */
const isUpload = ({ request }: Asked) => request.body.byteLength > 10_000;
const answersItself = (asked: Asked) =>
  isUpload(asked) ? saysPass(asked) : cashfreeRefusal(400, 'first_image_missing');
const uploads = () => cashfree.asked.filter(isUpload);

describe('a wait that an answer asked for', () => {
  it('holds the lane for all of it, across restarts and clock jumps, in a 503 as in a 429', async () => {
    for (const status of [503, 429]) {
      const folder = folderHere();
      const code = status === 429 ? 'too_many_requests_per_ip' : 'api_error';
      cashfree.say = () => cashfreeRefusal(status, code, { 'Retry-After': '1800' });
      const on = await road(folder);
      const before = cashfree.asked.length;
      const id = await on.enterMatch();
      await expect.poll(() => on.lane('cashfree').state.name).toBe('paused');
      await idle(on, id);
      expect(on.lane('cashfree').state).toMatchObject({ pause: { reason: 'rateLimited', askedBy: 'vendor' } });
      expect(on.match(id)).toMatchObject({ maybeProcessed: status === 503, state: { name: 'queued' } });
      timers.advance(10 * MINUTE);
      on.outbox.clock.cutWaits();
      on.outbox.resumeFor('network');
      await on.close();

      const later = await road(folder);
      later.outbox.clock.cutWaits();
      const left = later.outbox.clock.laneRemaining(lane) ?? 0;
      // Written once a minute.
      expect(left).toBeGreaterThan(19 * MINUTE);
      expect(left).toBeLessThan(22 * MINUTE);
      timers.advance(left - 1);
      expect(cashfree.asked).toHaveLength(before + 1);
      cashfree.say = saysPass;
      timers.advance(1);
      await expect.poll(() => later.read(id).state.name).toBe('done');
      await later.close();
    }
  });

  it('in an answer that is not the vendor’s own lasts for a quarter of an hour at most, and ends on another network', async () => {
    const on = await road(folderHere());
    cashfree.say = () => page(503, { 'Retry-After': '7200' });
    const id = await on.enterMatch();
    await expect.poll(() => on.lane('cashfree').state.name).toBe('paused');
    await idle(on, id);
    const left = on.outbox.clock.laneRemaining(lane) ?? 0;
    expect(left).toBeGreaterThanOrEqual(15 * MINUTE);
    expect(left).toBeLessThan(15 * MINUTE + USUAL_PACE.first);
    timers.advance(5 * MINUTE);
    cashfree.say = answersItself;
    on.outbox.resumeFor('network');
    await expect.poll(() => on.read(id).state.name).toBe('done');
  });
});

describe('a match that something else answers in Cashfree’s place', () => {
  it('is uploaded twice and no more, the second time once Cashfree has answered a probe without pictures', async () => {
    const on = await road(folderHere());
    let isOccupied = true;
    // As a company's proxy does that lets nothing large through; before that, one that lets nothing through at all.
    cashfree.say = (asked) => (isUpload(asked) || isOccupied ? page(413) : cashfreeRefusal(400, 'first_image_missing'));
    const id = await on.enterMatch();
    await idle(on, id);
    for (let tries = 0; tries < 10; tries += 1) {
      timers.advance(USUAL_PACE.longest);
      await idle(on, id);
    }
    expect(uploads()).toHaveLength(1);
    expect(on.match(id)).toMatchObject({ maybeProcessed: true, state: { name: 'queued' } });
    expect(on.match(id).attempts).toHaveLength(1);
    expect(on.lane('cashfree').state).toMatchObject({ pause: { reason: 'offline', cause: 'notTheVendor' } });

    isOccupied = false;
    await triedOut(on, id);
    expect(uploads()).toHaveLength(2);
    expect(on.match(id).state).toMatchObject({ name: 'held', because: 'answeredByOthers', cause: 'notTheVendor' });
    timers.advance(24 * HOUR);
    await idle(on, id);
    expect(uploads()).toHaveLength(2);

    cashfree.say = answersItself;
    expect(on.outbox.release()).toBe(1);
    await expect.poll(() => on.read(id).state.name).toBe('done');
    expect(new Set(uploads().map(({ verificationId }) => verificationId)).size).toBe(1);
  });
});

describe('tries that come to nothing', () => {
  it('of a match in doubt end after eight, and all that is held goes out by one word', async () => {
    const on = await road(folderHere());
    cashfree.say = () => cashfreeRefusal(500, 'api_error');
    instantPay.say = () => page(403);
    const match = await on.enterMatch();
    await triedOut(on, match);
    expect(uploads()).toHaveLength(8);
    expect(on.match(match).state).toMatchObject({ name: 'held', because: 'doubtsUsedUp', cause: 'serverError' });
    const lookup = await on.enterLookup();
    await triedOut(on, lookup);
    expect(instantPay.asked).toHaveLength(6);
    expect(on.lookup(lookup).state).toMatchObject({ name: 'held', because: 'triesUsedUp', cause: 'notTheVendor' });

    cashfree.say = saysPass;
    instantPay.say = () => instantPayAnswer('TXN', { Status: 'SUCCEEDED', Confidence: 97 });
    expect(on.outbox.release()).toBe(2);
    on.outbox.resumeFor('network');
    await expect.poll(() => [match, lookup].map((id) => on.read(id).state.name)).toEqual(['done', 'done']);
  });

  it('end after a day of the program running, of which a paused lane’s time is no part', async () => {
    const folder = folderHere();
    const slow = { pace: { first: 10 * HOUR, longest: 10 * HOUR, longestForLookup: 10 * HOUR } };
    const on = await road(folder, slow);
    cashfree.say = () => cashfreeRefusal(500, 'api_error');
    const id = await on.enterMatch();
    await idle(on, id);
    on.outbox.pause(lane);
    timers.advance(30 * HOUR);
    on.outbox.resume(lane);
    await idle(on, id);
    expect(on.read(id).state.name).toBe('waiting');
    timers.advance(9 * HOUR);
    await on.close();

    const later = await road(folder, slow);
    for (let hours = 0; hours < 14; hours += 1) {
      timers.advance(HOUR);
      await idle(later, id);
    }
    expect(later.read(id).state.name).toBe('waiting');
    timers.advance(2 * HOUR);
    await idle(later, id);
    expect(later.read(id).state).toMatchObject({ name: 'held', because: 'tooLong', cause: 'serverError' });
    cashfree.say = saysPass;
    later.outbox.release();
    timers.advance(MINUTE);
    await expect.poll(() => later.read(id).state.name).toBe('done');
  });
});

describe('a vendor that can’t be reached', () => {
  async function offline(on: { isReachable: boolean }) {
    const closed = await openDesk();
    await closed.wire.close();
    return async (vendor: 'instantPay' | 'cashfree') => {
      const url = vendor === 'instantPay' ? instantPay.url : cashfree.url;
      return success({ baseUrl: on.isReachable ? url : closed.url, ...practiceMerchants[0], publicKey: null });
    };
  }

  it('is tried for a new lookup soon, however long the lane would have waited', async () => {
    const way = { isReachable: false };
    const on = await road(folderHere(), { access: await offline(way) });
    const old = await on.enterLookup();
    for (let tries = 0; tries < 60; tries += 1) {
      await idle(on, old);
      timers.advance(on.outbox.clock.laneRemaining(lookups) ?? 0);
    }
    await idle(on, old);
    expect(on.outbox.clock.laneRemaining(lookups)).toBeGreaterThan(USUAL_PACE.longestForLookup);
    const id = await on.enterLookup();
    expect(on.outbox.clock.laneRemaining(lookups)).toBeLessThanOrEqual(USUAL_PACE.longestForLookup);
    way.isReachable = true;
    instantPay.say = () => instantPayAnswer('TXN', { Status: 'SUCCEEDED', Confidence: 97 });
    timers.advance(USUAL_PACE.longestForLookup);
    await expect.poll(() => on.read(id).state.name).toBe('done');
  });

  it('is one attempt on record that counts what persons have tried; the chain hears when that begins and when it ends', async () => {
    const way = { isReachable: false };
    const folder = folderHere();
    const on = await road(folder, { access: await offline(way) });
    const id = await on.enterMatch();
    await idle(on, id);
    for (let tries = 0; tries < 5; tries += 1) {
      timers.advance(on.outbox.clock.laneRemaining(lane) ?? 0);
      await idle(on, id);
      on.outbox.sendNow(id);
      await idle(on, id);
    }
    const first = new Date(begun).toISOString();
    const [row, ...more] = on.read(id).attempts;
    expect(more).toEqual([]);
    expect(row).toMatchObject({ number: 1, times: 6, startedAt: first, ended: { outcome: { kind: 'retryable' } } });
    expect(Date.parse(row?.lastAt ?? '')).toBeGreaterThan(begun);
    // The check's entering, its first attempt's begin and end, and the lane's pause.
    expect(on.records.audit.head().length).toBe(4);
    const agrees = { disagreements: 0, chain: { result: 'whole' } };
    const verified = () => on.records.reader.verify(null, () => undefined, new AbortController().signal);
    expect(await verified()).toMatchObject(agrees);

    way.isReachable = true;
    cashfree.say = saysPass;
    on.outbox.resumeFor('network');
    await expect.poll(() => on.read(id).state.name).toBe('done');
    await idle(on, id);
    // The run's end, with the check's answer; and the lane that is open again.
    expect(on.records.audit.head().length).toBe(6);
    expect(on.read(id).attempts.map(({ number, times }) => [number, times])).toEqual([
      [1, 6],
      [2, 1],
    ]);
    expect(await verified()).toMatchObject(agrees);
  });
});
