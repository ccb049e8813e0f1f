import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { storageTrouble } from '../../electron/files/storage-trouble.ts';
import { PROBE_EVERY } from '../../electron/outbox/machines/lane-machine.ts';
import { USUAL_PACE } from '../../electron/outbox/machines/wait-lengths.ts';
import { type FakeTimers, fakeTimers } from '../../electron/outbox/testing/timers.ts';
import { type Desk, openDesk, saysPass } from './desk.ts';
import { computer, startProgram } from './program-run.ts';
import { practiceLane, type Road } from './road.ts';
import { roadHere } from './road-here.ts';
import { canMount, type SmallDisk, smallDisk } from './small-disk.ts';
import { cashfreeRefusal, instantPayAnswer } from './wire-server.ts';

const portrait = readFileSync(join(import.meta.dirname, '../../resources/practice/asha-1.jpg'));
const answerWithPicture = (sessionId: string) =>
  instantPayAnswer('TXN', {
    SessionId: sessionId,
    Status: 'SUCCEEDED',
    Confidence: 97,
    ReferenceImage: { Bytes: portrait.toString('base64') },
  });

describe.skipIf(!canMount)('a full disk (skipped where no small disk can be mounted: it takes root on Linux)', () => {
  let cashfree: Desk;
  let instantPay: Desk;
  let timers: FakeTimers;
  let disk: SmallDisk;
  let road: Road;
  beforeEach(async () => {
    cashfree = await openDesk();
    instantPay = await openDesk();
    timers = fakeTimers();
    disk = smallDisk();
    const urls = { instantPayUrl: instantPay.url, cashfreeUrl: cashfree.url };
    road = await roadHere(urls, { folder: disk.folder, parts: { timers, pace: USUAL_PACE } });
  });

  const full = { name: 'paused', pause: { reason: 'storage', trouble: 'full' } };
  const troubleOf = (work: Promise<unknown>) => work.then(() => 'none', storageTrouble);
  const stateOf = (id: string) => road.read(id).state.name;
  /** Time passes by steps until it is so: what waits for the disk looks again every few seconds. */
  const intime = (read: () => unknown, wanted: unknown) =>
    expect
      .poll(() => {
        timers.advance(1_000);
        return read();
      })
      .toEqual(wanted);

  it('takes no check, tells of it, and sends nothing; with room again it does', async () => {
    disk.fill();
    expect(await troubleOf(road.enterLookup())).toBe('full');
    expect(await troubleOf(road.enterMatch())).toBe('full');
    expect(road.records.checks.countByMode(['queued', 'sending', 'waiting'])).toMatchObject({ practice: 0 });
    disk.makeRoom();
    cashfree.say = saysPass;
    const id = await road.enterMatch();
    await intime(() => stateOf(id), 'done');
    expect([instantPay.asked.length, cashfree.asked.length]).toEqual([0, 1]);
    expect(road.faults).toEqual([]);
  });

  it('sends nothing that it could not put on record, and goes on by itself when there is room', async () => {
    cashfree.say = () => cashfreeRefusal(422, 'insufficient_balance');
    const id = await road.enterMatch();
    await expect.poll(() => road.lane('cashfree').state.name).toBe('paused');
    await expect.poll(() => road.outbox.dispatcher.isUnderWay(id)).toBe(false);
    disk.fill();
    timers.advance(PROBE_EVERY);
    expect(road.lane('cashfree').state).toMatchObject(full);
    expect(road.lane('instantPay').state).toMatchObject(full);
    timers.advance(60_000);
    expect(cashfree.asked).toHaveLength(1);
    cashfree.say = saysPass;
    disk.makeRoom();
    await intime(() => stateOf(id), 'done');
    expect(road.lane('cashfree').state).toEqual({ name: 'open' });
  });

  it('loses no wait that is over meanwhile', async () => {
    cashfree.say = () => cashfreeRefusal(500, 'api_error');
    const id = await road.enterMatch();
    await expect.poll(() => stateOf(id)).toBe('waiting');
    await expect.poll(() => road.outbox.dispatcher.isUnderWay(id)).toBe(false);
    disk.fill();
    timers.advance(60_000);
    expect(stateOf(id)).toBe('waiting');
    cashfree.say = saysPass;
    disk.makeRoom();
    await intime(() => stateOf(id), 'done');
  });

  it('keeps an answer that came meanwhile, as soon as there is room, and asks nothing twice', async () => {
    const id = await road.enterMatch();
    await expect.poll(() => cashfree.asked.length).toBe(1);
    disk.fill();
    cashfree.asked[0]?.pass();
    await expect.poll(() => road.lane('cashfree').state).toMatchObject(full);
    timers.advance(60_000);
    expect(stateOf(id)).toBe('sending');
    disk.makeRoom();
    await intime(() => stateOf(id), 'done');
    expect(road.match(id)).toMatchObject({ maybeProcessed: false, state: { verdict: { kind: 'pass' } } });
    expect(road.lane('cashfree').state).toEqual({ name: 'open' });
    expect(cashfree.asked).toHaveLength(1);
    expect(road.faults).toEqual([]);
  });

  it('keeps the pictures that came with an answer as well', async () => {
    const id = await road.enterLookup();
    await expect.poll(() => instantPay.asked.length).toBe(1);
    instantPay.say = () => answerWithPicture(road.lookup(id).sessionId);
    disk.fill();
    instantPay.asked[0]?.answer(answerWithPicture(road.lookup(id).sessionId));
    await expect.poll(() => road.lane('instantPay').state).toMatchObject(full);
    disk.makeRoom();
    await intime(() => stateOf(id), 'done');
    const { state } = road.lookup(id);
    const reference = state.name === 'done' ? state.answer.reference : null;
    expect(reference).toMatchObject({ kind: 'kept' });
    const kept = reference?.kind === 'kept' ? await road.records.pictures.read(reference.picture.id) : null;
    expect(kept?.ok && Buffer.compare(kept.value.bytes, portrait)).toBe(0);
  });

  it('a change that a person asks for is told, and changes nothing', async () => {
    road.outbox.pause(practiceLane('cashfree'));
    const id = await road.enterMatch();
    disk.fill();
    const asked = [() => road.outbox.stop(id), () => road.outbox.resume(null), () => road.outbox.remove(id, 'mistake')];
    for (const ask of asked) expect(await troubleOf(Promise.resolve().then(ask))).toBe('full');
    expect(stateOf(id)).toBe('queued');
    expect(road.lane('cashfree').stopped).toBe(true);
    disk.makeRoom();
    expect(road.outbox.stop(id).ok).toBe(true);
  });

  it('takes no backup either, and leaves nothing of one there', async () => {
    await road.enterLookup();
    const other = smallDisk();
    other.fill();
    const path = join(other.folder, 'backup');
    const { reader } = road.records;
    const never = new AbortController().signal;
    expect(await reader.backUp(path, 'correct horse battery', () => {}, never)).toEqual({
      ok: false,
      error: 'diskFull',
    });
    expect(readdirSync(other.folder)).toEqual(['ballast']);
  });
});

describe.skipIf(!canMount)('a disk that is full at the start (skipped where no small disk can be mounted)', () => {
  it.each([
    ['where there are records', true],
    ['where there are none yet', false],
  ])('is told as that %s, with nothing set aside, and once there is room the records open', async (_name, isUsed) => {
    const desk = await openDesk();
    const urls = { instantPayUrl: desk.url, cashfreeUrl: desk.url };
    const disk = smallDisk();
    const on = computer(disk.folder, true);
    const faults: string[] = [];
    const quietly = () => ({ reportFault: (where: string) => void faults.push(where) });
    const before = startProgram(on, urls);
    if (isUsed) await before.recordsSession.open();
    const entered = isUsed ? await before.enter() : null;
    await before.recordsSession.close();
    disk.fill();
    const run = startProgram(on, urls, quietly);
    await run.recordsSession.open();
    expect(await run.recordsSession.status()).toMatchObject({ state: 'closed', why: 'diskFull' });
    expect(await run.recordsSession.setAside()).toBeNull();
    disk.makeRoom();
    await run.recordsSession.open();
    expect(await run.recordsSession.status()).toMatchObject({ state: 'open', throwAway: false });
    if (entered) expect([entered.lookup, entered.match].map(run.has)).toEqual([true, true]);
  });
});
