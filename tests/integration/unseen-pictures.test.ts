import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OutboxParts } from '../../electron/outbox/parts.ts';
import type { Look } from '../../shared/picture/picture.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { practiceLane, type Road } from './road.ts';
import { folderHere, roadHere } from './road-here.ts';

/** Nothing goes to a vendor that nobody has seen: what the sandboxed page says of a reference picture decides. */
let simulator: SimulatorProcess;
beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

const whole: Look = { kind: 'decoded', width: 600, height: 800, isPartial: false };
const half: Look = { ...whole, isPartial: true };
const refused = (problem: 'undecodable' | 'severalPictures' | 'tooManyPixels'): Look => ({ kind: 'refused', problem });
const always =
  (look: Look | null): OutboxParts['lookAt'] =>
  async (pictures) =>
    pictures.map(() => look);

async function matchOfLookup(lookAt: OutboxParts['lookAt'], folder = folderHere()) {
  const road = await roadHere(simulator, { parts: { lookAt }, folder });
  road.outbox.pause(practiceLane('instantPay'));
  const lookup = await road.enterLookup();
  const match = await road.enterMatch({ firstPicture: { from: 'lookup', lookup } });
  road.outbox.resume(practiceLane('instantPay'));
  await expect.poll(() => road.read(lookup).state.name).toBe('done');
  return { road, lookup, match };
}

async function uploads(road: Road, id: string): Promise<number> {
  const { verificationId } = road.match(id);
  const entries = await simulator.ledger();
  return entries.filter((entry) => 'verificationId' in entry && entry.verificationId === verificationId).length;
}

function referenceOf(road: Road, id: string) {
  const { state } = road.lookup(id);
  const reference = state.name === 'done' ? state.answer.reference : null;
  return reference?.kind === 'kept' ? reference.picture : null;
}

describe('a vendor’s reference picture', () => {
  it('is on record at once, and its size and state once it was looked at', async () => {
    const gate = Promise.withResolvers<void>();
    const { road, lookup, match } = await matchOfLookup(async (pictures) => {
      await gate.promise;
      return pictures.map(() => whole);
    });
    expect(referenceOf(road, lookup)).toMatchObject({ width: null, height: null, sight: 'unseen' });
    expect(road.read(match).state).toEqual({ name: 'needs', what: 'answer' });
    gate.resolve();
    await expect.poll(() => road.read(match).state.name).toBe('done');
    expect(referenceOf(road, lookup)).toMatchObject({ width: 600, height: 800, sight: 'whole' });
    const chain = await road.records.reader.verify(null, () => undefined, new AbortController().signal);
    expect(chain).toMatchObject({ database: 'sound', disagreements: 0 });
  });

  it('of which half is missing leaves the match to a person', async () => {
    const { road, match } = await matchOfLookup(always(half));
    await expect.poll(() => road.read(match).state).toEqual({ name: 'needs', what: 'half' });
    expect(await uploads(road, match)).toBe(0);
    expect(road.outbox.consent({ id: match }).ok).toBe(true);
    await expect.poll(() => road.read(match).state.name).toBe('done');
    expect(await uploads(road, match)).toBe(1);
  });

  it.each(['undecodable', 'severalPictures', 'tooManyPixels'] as const)(
    'that is %s is kept, and not sent',
    async (problem) => {
      const { road, lookup, match } = await matchOfLookup(always(refused(problem)));
      await expect.poll(() => road.read(match).state).toMatchObject({ name: 'failed', cause: 'pictureUnshown' });
      const picture = referenceOf(road, lookup);
      expect(picture).toMatchObject({ sight: problem, width: null });
      expect((await road.records.pictures.read(picture?.id ?? '')).ok).toBe(true);
      expect(await uploads(road, match)).toBe(0);
      const entered = road.enterMatch({ firstPicture: { from: 'lookup', lookup } });
      await expect(entered).rejects.toThrow();
    },
  );

  it('that could not be looked at leaves the match to a person, who has it looked at again', async () => {
    let look: Look | null = null;
    const { road, match } = await matchOfLookup(async (pictures) => pictures.map(() => look));
    await expect.poll(() => road.read(match).state).toMatchObject({ name: 'failed', cause: 'pictureUnshown' });
    expect(road.outbox.sendNow(match).ok).toBe(true);
    await expect.poll(() => road.read(match).state.name).toBe('failed');
    expect(await uploads(road, match)).toBe(0);
    look = whole;
    road.outbox.sendNow(match);
    await expect.poll(() => road.read(match).state.name).toBe('done');
    expect(await uploads(road, match)).toBe(1);
  });
});

describe('a match of an earlier build, whose pictures nobody has decoded', () => {
  it('is looked at before it goes out', async () => {
    const road = await roadHere(simulator, { parts: { lookAt: always(refused('undecodable')) } });
    road.outbox.pause(practiceLane('cashfree'));
    const id = await road.enterMatch();
    const { first, second, ...match } = road.match(id);
    const unseen = { ...second, id: crypto.randomUUID(), sight: 'unseen' } as const;
    const bytes = await road.records.pictures.read(second.id);
    if (!bytes.ok) throw new Error(bytes.error);
    await road.records.pictures.keep(unseen, bytes.value.bytes);
    road.records.checks.replace({ ...match, first, second: unseen });
    road.outbox.resume(practiceLane('cashfree'));
    await expect.poll(() => road.read(id).state).toMatchObject({ name: 'failed', cause: 'pictureUnshown' });
    expect(road.match(id).second).toMatchObject({ sight: 'undecodable', width: second.width });
    expect(await uploads(road, id)).toBe(0);
  });
});
