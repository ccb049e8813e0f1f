import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeEach, describe, expect, it } from 'vitest';
import { MOST_AUTOMATIC_LOOKUPS } from '../../electron/outbox/machines/check-machine.ts';
import { USUAL_PACE } from '../../electron/outbox/machines/wait-lengths.ts';
import { type FakeTimers, fakeTimers } from '../../electron/outbox/testing/timers.ts';
import { type Desk, openDesk, saysPass } from './desk.ts';
import { practiceLane, type Road, recordsFolder } from './road.ts';
import { folderHere, roadHere } from './road-here.ts';
import { cashfreeRefusal, instantPayAnswer } from './wire-server.ts';

let cashfree: Desk;
let instantPay: Desk;
let timers: FakeTimers;
beforeEach(async () => {
  cashfree = await openDesk();
  instantPay = await openDesk();
  timers = fakeTimers();
});

const urls = () => ({ instantPayUrl: instantPay.url, cashfreeUrl: cashfree.url });
const road = (folder: string) => roadHere(urls(), { folder, parts: { timers, pace: USUAL_PACE } });
const low = () => instantPayAnswer('TXN', { Status: 'SUCCEEDED', Confidence: 10, ReferenceImage: { Bytes: onePixel } });
/** A whole PNG of one pixel. */
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function comesTo(on: Road, id: string, name: string): Promise<string> {
  await expect.poll(() => on.read(id).state.name).toBe(name);
  // Its flight has ended too.
  await expect.poll(() => on.outbox.dispatcher.isUnderWay(id)).toBe(false);
  return id;
}

/** A check in every state that can be closed with, but for `sending`; both lanes are stopped in the end. */
async function everyState(on: Road): Promise<Record<string, string>> {
  const matchTo = async (name: string, answer: Buffer | null) => {
    cashfree.say = answer ? () => answer : saysPass;
    return comesTo(on, await on.enterMatch(), name);
  };
  const done = await matchTo('done', null);
  const failed = await matchTo('failed', cashfreeRefusal(400, 'file_format_invalid'));
  const lost = await matchTo('waiting', cashfreeRefusal(500, 'api_error'));
  on.outbox.stop(lost);
  const closed = await matchTo('failed', cashfreeRefusal(400, 'file_format_invalid'));
  on.outbox.close(closed);

  instantPay.say = low;
  const answeredLow = await comesTo(on, await on.enterLookup(), 'done');
  instantPay.say = () => instantPayAnswer('TUP');
  const held = await on.enterLookup();
  for (let tries = 1; tries <= MOST_AUTOMATIC_LOOKUPS; tries += 1) {
    await expect.poll(() => on.lookup(held).attempts.length).toBe(tries);
    await expect.poll(() => on.outbox.dispatcher.isUnderWay(held)).toBe(false);
    if (tries < MOST_AUTOMATIC_LOOKUPS) timers.advance(on.outbox.clock.remaining(on.read(held)) ?? 0);
  }
  await comesTo(on, held, 'held');
  const waiting = await comesTo(on, await on.enterLookup(), 'waiting');
  const doubtful = await matchTo('waiting', cashfreeRefusal(500, 'api_error'));

  on.outbox.pause(null);
  const queued = await on.enterLookup();
  const cancelled = await on.enterLookup();
  on.outbox.stop(cancelled);
  const needsAnswer = await on.enterMatch({ firstPicture: { from: 'lookup', lookup: queued } });
  const needsConsent = await on.enterMatch({ firstPicture: { from: 'lookup', lookup: answeredLow } });
  return { done, failed, lost, closed, held, waiting, doubtful, queued, cancelled, needsAnswer, needsConsent };
}

describe('after a restart', () => {
  it('every check is what it was, and nothing is sent that was not to be', async () => {
    const folder = folderHere();
    const on = await road(folder);
    const ids = await everyState(on);
    const before = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, on.read(id)]));
    const sent = [instantPay.asked.length, cashfree.asked.length];
    await on.close();

    const later = await road(folder);
    for (const [name, id] of Object.entries(ids)) expect(later.read(id), name).toEqual(before[name]);
    expect(Object.values(before).map((check) => check.state.name)).toEqual([
      'done',
      'failed',
      'lost',
      'closed',
      'held',
      'waiting',
      'waiting',
      'queued',
      'cancelled',
      'needs',
      'needs',
    ]);
    expect([instantPay.asked.length, cashfree.asked.length]).toEqual(sent);
    expect(later.faults).toEqual([]);
  });

  it('a wait that was under way begins anew, at its length, and what it waited for goes', async () => {
    const folder = folderHere();
    const on = await road(folder);
    cashfree.say = () => cashfreeRefusal(500, 'api_error');
    const id = await comesTo(on, await on.enterMatch(), 'waiting');
    const { state } = on.read(id);
    await on.close();
    const later = await road(folder);
    const wait = later.outbox.clock.remaining(later.read(id));
    expect(wait).toBe(state.name === 'waiting' ? state.length : null);
    cashfree.say = saysPass;
    timers.advance(wait ?? 0);
    await comesTo(later, id, 'done');
    expect(new Set(cashfree.asked.map((asked) => asked.verificationId))).toEqual(
      new Set([later.match(id).verificationId]),
    );
  });
});

describe('killed in the middle of an attempt', () => {
  async function killed(folder: string): Promise<{ lookup: string; match: string }> {
    const script = join(import.meta.dirname, 'interrupted-road.ts');
    const { instantPayUrl, cashfreeUrl } = urls();
    const child = spawn(process.execPath, [script, folder, instantPayUrl, cashfreeUrl], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    await expect.poll(() => [instantPay.asked.length, cashfree.asked.length]).toEqual([1, 1]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    return JSON.parse(line) as { lookup: string; match: string };
  }

  it('a match is in doubt and a lookup is not; both go out again, the match under its own id', async () => {
    const folder = folderHere();
    const ids = await killed(folder);
    const on = await road(folder);
    expect(on.match(ids.match)).toMatchObject({
      maybeProcessed: true,
      attempts: [{ number: 1, ended: { outcome: { kind: 'ambiguous', cause: 'interrupted' } } }],
      state: { name: 'waiting', cause: 'interrupted' },
    });
    expect(on.lookup(ids.lookup)).toMatchObject({ tries: 1, state: { name: 'waiting', cause: 'interrupted' } });
    cashfree.say = saysPass;
    instantPay.say = low;
    timers.advance(USUAL_PACE.first);
    await comesTo(on, ids.match, 'done');
    await comesTo(on, ids.lookup, 'done');
    const sent = cashfree.asked.map((asked) => asked.verificationId);
    expect(sent).toEqual([on.match(ids.match).verificationId, on.match(ids.match).verificationId]);
  });

  it('a match that the vendor had processed is lost, and never asked about under another id', async () => {
    const folder = folderHere();
    const { match } = await killed(folder);
    const on = await road(folder);
    cashfree.say = () => cashfreeRefusal(409, 'verification_id_already_exists');
    timers.advance(USUAL_PACE.first);
    await comesTo(on, match, 'lost');
    expect(on.read(match).state).toMatchObject({ because: 'refusedAfterDoubt' });
  });
});

describe('a copy of the records', () => {
  /** The copy is made while the original waits for an answer. */
  async function copied() {
    const folder = folderHere();
    const original = await road(folder);
    cashfree.say = () => cashfreeRefusal(400, 'file_format_invalid');
    const failed = await comesTo(original, await original.enterMatch(), 'failed');
    cashfree.say = saysPass;
    const done = await comesTo(original, await original.enterMatch(), 'done');
    cashfree.say = null;
    const sending = await original.enterMatch();
    const queued = await original.enterMatch();
    original.outbox.pause(practiceLane('instantPay'));
    const lookup = await original.enterLookup();
    await expect.poll(() => cashfree.asked.length).toBe(3);
    expect(original.read(sending).state.name).toBe('sending');
    const copy = folderHere();
    cpSync(recordsFolder(folder), recordsFolder(copy), { recursive: true });
    return { original, copy, ids: { failed, done, sending, queued, lookup } };
  }

  it('sends nothing: all that is open is held, and what may have been sent from elsewhere is in doubt', async () => {
    const { copy, ids } = await copied();
    const on = await road(copy);
    const restored = { name: 'held', because: 'restored', cause: null, words: null };
    expect(on.match(ids.sending)).toMatchObject({ maybeProcessed: true, state: restored });
    expect(on.match(ids.queued)).toMatchObject({ maybeProcessed: true, state: restored });
    expect(on.lookup(ids.lookup).state).toEqual(restored);
    expect(on.match(ids.failed)).toMatchObject({ maybeProcessed: true, state: { name: 'lost' } });
    expect(on.read(ids.done).state.name).toBe('done');
    on.outbox.resume(null);
    on.outbox.resumeFor('network');
    timers.advance(24 * 60 * 60_000);
    await on.outbox.credentialsChanged(practiceLane('cashfree'));
    expect(cashfree.asked).toHaveLength(3);

    await on.close();
    const later = await road(copy);
    expect(later.read(ids.queued).state).toEqual(restored);
    expect(cashfree.asked).toHaveLength(3);
  });

  it('goes on once a person releases it: under the same ids, so that nothing is charged twice', async () => {
    const { original, copy, ids } = await copied();
    cashfree.asked[2]?.pass();
    await comesTo(original, ids.sending, 'done');
    const on = await road(copy);
    const known = new Set([original.match(ids.sending).verificationId]);
    cashfree.say = (asked) =>
      known.has(asked.verificationId) ? cashfreeRefusal(409, 'verification_id_already_exists') : saysPass(asked);
    expect(on.outbox.release()).toBe(3);
    await comesTo(on, ids.sending, 'lost');
    await comesTo(on, ids.queued, 'done');
    expect(on.match(ids.sending).verificationId).toBe(original.match(ids.sending).verificationId);
    expect(on.read(ids.lookup).state.name).toBe('queued');
  });

  it('leaves the original as it was', async () => {
    const { original, copy, ids } = await copied();
    await road(copy);
    cashfree.say = saysPass;
    cashfree.asked[2]?.pass();
    await comesTo(original, ids.sending, 'done');
    await comesTo(original, ids.queued, 'done');
  });
});
