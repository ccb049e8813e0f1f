import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sampleSessions } from '../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { idOf, practiceLane, type Road } from './road.ts';
import { roadHere } from './road-here.ts';

let simulator: SimulatorProcess;
beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

const instantPay = practiceLane('instantPay');
const sessionOf = (name: (typeof sampleSessions)[number]['name']) =>
  sampleSessions.find((sample) => sample.name === name)?.sessionId ?? '';

/** A match that wants the reference picture of a lookup which has not been sent yet. */
async function matchBeforeItsLookup(sessionId: string) {
  const road = await roadHere(simulator);
  road.outbox.pause(instantPay);
  const lookup = await road.enterLookup({ sessionId });
  const match = await road.enterMatch({ firstPicture: { from: 'lookup', lookup } });
  expect(road.read(match).state).toEqual({ name: 'needs', what: 'answer' });
  return { road, lookup, match };
}

async function timesAccepted(road: Road, id: string): Promise<number> {
  const { verificationId } = road.match(id);
  const entries = await simulator.ledger();
  return entries.filter((entry) => 'verificationId' in entry && entry.verificationId === verificationId).length;
}

const comesTo = (road: Road, id: string, name: string) => expect.poll(() => road.read(id).state.name).toBe(name);

describe('a match whose first picture a lookup is to bring', () => {
  it('goes by itself when the lookup has passed', async () => {
    const { road, lookup, match } = await matchBeforeItsLookup(sessionOf('live'));
    road.outbox.resume(instantPay);
    await comesTo(road, match, 'done');
    const { state } = road.lookup(lookup);
    const reference =
      state.name === 'done' && state.answer.reference?.kind === 'kept' && state.answer.reference.picture;
    expect(road.match(match)).toMatchObject({
      first: { from: 'lookup', lookup, picture: reference },
      state: { verdict: { kind: 'pass' } },
    });
  });

  it.each(['low', 'review'] as const)(
    'asks a person where the lookup did not pass (%s), and goes then',
    async (name) => {
      const { road, match } = await matchBeforeItsLookup(sessionOf(name));
      road.outbox.resume(instantPay);
      await expect.poll(() => road.read(match).state).toEqual({ name: 'needs', what: 'consent' });
      expect(await timesAccepted(road, match)).toBe(0);
      expect(road.outbox.consent({ id: match }).ok).toBe(true);
      await comesTo(road, match, 'done');
      expect(await timesAccepted(road, match)).toBe(1);
    },
  );

  it('may be given up instead, and then is never sent', async () => {
    const { road, match } = await matchBeforeItsLookup(sessionOf('low'));
    road.outbox.resume(instantPay);
    await expect.poll(() => road.read(match).state).toEqual({ name: 'needs', what: 'consent' });
    expect(road.outbox.stop(match).ok).toBe(true);
    expect(road.read(match).state.name).toBe('cancelled');
    expect(road.outbox.consent({ id: match }).ok).toBe(false);
    expect(await timesAccepted(road, match)).toBe(0);
  });

  it.each(['expired', 'failed'] as const)('fails where the answer has no picture (%s)', async (name) => {
    const { road, match } = await matchBeforeItsLookup(sessionOf(name));
    road.outbox.resume(instantPay);
    await expect.poll(() => road.read(match).state).toMatchObject({ name: 'failed', cause: 'referenceMissing' });
    expect(road.match(match).attempts).toEqual([]);
  });

  it('fails where its lookup is erased with another case, and the window is told of it', async () => {
    const road = await roadHere(simulator);
    road.outbox.pause(null);
    const lookup = await road.enterLookup({ caseReference: 'APP-GOES' });
    const match = await road.enterMatch({ firstPicture: { from: 'lookup', lookup }, caseReference: 'APP-STAYS' });
    const announced: string[] = [];
    road.onChange(({ id }) => announced.push(id));
    expect(road.outbox.eraseCase(road.read(lookup).caseId ?? '', 'customerAsked').ok).toBe(true);
    expect(road.read(match).state).toMatchObject({ name: 'failed', cause: 'referenceMissing' });
    expect(announced).toContain(match);
  });

  it.each(['stopped', 'removed'] as const)('fails where the lookup is %s', async (how) => {
    const { road, lookup, match } = await matchBeforeItsLookup(sessionOf('live'));
    if (how === 'stopped') road.outbox.stop(lookup);
    else road.outbox.remove(lookup, 'mistake');
    expect(road.read(match).state).toMatchObject({ name: 'failed', cause: 'referenceMissing' });
  });

  it('stays where its lookup failed, and follows the one that is entered in its place', async () => {
    const { road, lookup, match } = await matchBeforeItsLookup(crypto.randomUUID());
    road.outbox.resume(instantPay);
    await comesTo(road, lookup, 'failed');
    expect(road.read(match).state).toEqual({ name: 'needs', what: 'answer' });
    const edited = await road.outbox.editLookup({
      id: lookup,
      sessionId: sessionOf('live'),
      customerIp: '203.0.113.7',
    });
    if (!edited.ok) throw new Error(edited.error.code);
    expect(road.read(lookup).state).toEqual({ name: 'closed', was: 'failed', successor: idOf(edited.value) });
    expect(road.read(idOf(edited.value)).predecessor).toBe(lookup);
    await comesTo(road, match, 'done');
    expect(road.match(match).first).toMatchObject({ from: 'lookup', lookup: idOf(edited.value) });
  });

  it('entered after the answer goes at once, or asks at once', async () => {
    const road = await roadHere(simulator);
    const passed = await road.enterLookup();
    const low = await road.enterLookup({ sessionId: sessionOf('low') });
    await comesTo(road, low, 'done');
    const sure = await road.enterMatch({ firstPicture: { from: 'lookup', lookup: passed } });
    const asking = await road.enterMatch({ firstPicture: { from: 'lookup', lookup: low } });
    await comesTo(road, sure, 'done');
    expect(road.read(asking).state).toEqual({ name: 'needs', what: 'consent' });
  });

  it('can’t be entered for a lookup of another mode, or without a picture', async () => {
    const road = await roadHere(simulator);
    const expired = await road.enterLookup({ sessionId: sessionOf('expired') });
    await comesTo(road, expired, 'done');
    for (const [lookup, mode] of [
      [expired, 'practice'],
      [expired, 'sandbox'],
      [crypto.randomUUID(), 'practice'],
    ] as const) {
      await expect(road.enterMatch({ firstPicture: { from: 'lookup', lookup } }, mode)).rejects.toThrow(
        'lookupMissing',
      );
    }
  });
});

describe('a lost match', () => {
  async function lostMatch() {
    const road = await roadHere(simulator);
    await simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
    const id = await road.enterMatch({ caseReference: 'APP-7' });
    await road.settled(id);
    road.outbox.sendNow(id);
    expect((await road.settled(id)).state).toMatchObject({ name: 'lost', because: 'refusedAfterDoubt' });
    return { road, id };
  }

  it('asked again is a new check with a new id, and each knows of the other', async () => {
    const { road, id } = await lostMatch();
    const again = await road.outbox.askAgain({ id });
    if (!again.ok) throw new Error(again.error.code);
    const before = road.match(id);
    const next = road.match(idOf(again.value));
    expect(before).toMatchObject({
      maybeProcessed: true,
      state: { name: 'closed', was: 'lost', successor: next.id },
    });
    expect(next).toMatchObject({
      predecessor: id,
      maybeProcessed: false,
      caseId: before.caseId,
      first: before.first,
      second: before.second,
      threshold: before.threshold,
    });
    expect(next.verificationId).not.toBe(before.verificationId);
    await comesTo(road, next.id, 'done');
    expect([await timesAccepted(road, id), await timesAccepted(road, next.id)]).toEqual([1, 1]);
  });

  it('is never sent again itself', async () => {
    const { road, id } = await lostMatch();
    expect(road.outbox.sendNow(id).ok).toBe(false);
    road.outbox.resume(null);
    road.outbox.resumeFor('network');
    expect(road.outbox.close(id).ok).toBe(true);
    expect(road.read(id).state).toEqual({ name: 'closed', was: 'lost', successor: null });
    expect((await road.outbox.askAgain({ id })).ok).toBe(false);
    expect(await timesAccepted(road, id)).toBe(1);
  });
});

describe('a failed match', () => {
  it('edited is a new check with a new id in its place; sent as it is, it keeps its own', async () => {
    const road = await roadHere(simulator);
    await simulator.addFault('cashfree', { kind: 'vendorError', code: 'file_format_invalid', status: null }, 2);
    const id = await road.enterMatch();
    await comesTo(road, id, 'failed');
    const { verificationId } = road.match(id);
    road.outbox.sendNow(id);
    await expect.poll(() => road.match(id).attempts.length).toBe(2);
    await road.settled(id);
    const edited = await road.outbox.editMatch({
      id,
      firstPicture: { from: 'file', picture: await road.addPortrait('asha-1') },
      secondPicture: await road.addPortrait('asha-2'),
      threshold: 0.8,
    });
    if (!edited.ok) throw new Error(edited.error.code);
    await comesTo(road, idOf(edited.value), 'done');
    expect(road.match(id)).toMatchObject({ verificationId, state: { name: 'closed', successor: idOf(edited.value) } });
    expect(road.match(idOf(edited.value))).toMatchObject({ predecessor: id, threshold: 0.8 });
    expect(road.match(idOf(edited.value)).verificationId).not.toBe(verificationId);
    expect(await timesAccepted(road, id)).toBe(0);
  });
});
