import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OutboxParts } from '../../electron/outbox/parts.ts';
import type { FaceMatch } from '../../shared/check/check.ts';
import type { Cut, FaceBox, Original } from '../../shared/picture/picture.ts';
import { caseVerdict } from '../../shared/verdicts/case.ts';
import { countable, whatCounts } from '../../shared/verdicts/counting.ts';
import { exifSegment, portraitJpeg, withFirst } from '../pictures/jpeg.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import type { Road } from './road.ts';
import { roadHere } from './road-here.ts';

/**
 * A match of something made of a lookup's reference picture counts as one with it, if the program itself has seen to it. What the
 * window says of it is only where to look.
 */
let simulator: SimulatorProcess;
beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** What comes of the reference, as the hidden page makes it. */
const made = withFirst(portraitJpeg.bytes, exifSegment({ orientation: 1 }));
const madeOfPart = withFirst(portraitJpeg.bytes, exifSegment({ orientation: 2 }));
const makes =
  (bytes: Uint8Array, asked: (Cut | null)[] = []): OutboxParts['makeOf'] =>
  async (_, cut) => {
    asked.push(cut);
    return sha256(cut === null ? bytes : madeOfPart);
  };

async function answered(parts: Partial<OutboxParts>) {
  const road = await roadHere(simulator, { parts });
  const lookup = await road.enterLookup({ caseReference: 'APP-MADE' });
  const referenceNow = () => {
    const { state } = road.lookup(lookup);
    const reference = state.name === 'done' ? state.answer.reference : null;
    return reference?.kind === 'kept' ? reference : null;
  };
  await expect.poll(() => referenceNow()?.picture.sight).toBe('whole');
  const reference = referenceNow();
  if (!reference?.faceBox) throw new Error('no face');
  const { byteLength, width, height, sha256: hash } = reference.picture;
  const file = { format: 'jpeg' as const, byteLength, width: width ?? 0, height: height ?? 0, sha256: hash };
  return { road, lookup, file, face: reference.faceBox };
}

async function matched(road: Road, original: Original): Promise<FaceMatch> {
  const bytes = 'cut' in original ? madeOfPart : made;
  const firstPicture = { from: 'file', picture: road.addPicture('made.jpg', bytes, original) } as const;
  const secondPicture = road.addPicture('score-0.93.jpg', Buffer.concat([portraitJpeg.bytes, Buffer.alloc(3)]));
  const id = await road.enterMatch({ firstPicture, secondPicture, caseReference: 'APP-MADE' });
  await road.settled(id);
  return road.match(id);
}

function caseVerdictOf(road: Road, { caseId }: FaceMatch) {
  const checks = road.records.cases.checksOf(caseId ?? '').map(countable);
  const { lookup, match } = whatCounts(checks, { lookup: null, match: null });
  return caseVerdict(lookup, match);
}

/** The face with a pixel around it, or as much less. */
function around(face: FaceBox, { width, height }: { width: number; height: number }, by: number): Cut {
  const [left, top] = [Math.floor(face.left * width) - by, Math.floor(face.top * height) - by];
  const right = Math.ceil((face.left + face.width) * width) + by;
  const bottom = Math.ceil((face.top + face.height) * height) + by;
  return { left, top, width: right - left, height: bottom - top, turns: 0 };
}

describe('a first picture that is said to be made of a liveness check’s', () => {
  it('counts as that where the program makes the same of it', async () => {
    const asked: (Cut | null)[] = [];
    const { road, lookup, file, face } = await answered({ makeOf: makes(made, asked) });
    const whole = await matched(road, { ...file, change: 'redrawn' });
    expect(whole.first).toMatchObject({ from: 'lookup', lookup, picture: { sha256: sha256(made) } });
    const cut = around(face, file, 1);
    const part = await matched(road, { ...file, change: 'cropped', cut });
    expect(part.first).toMatchObject({ from: 'lookup', lookup, picture: { original: { cut } } });
    expect(asked).toEqual([null, cut]);
    expect(caseVerdictOf(road, part)).toEqual({ kind: 'pass', reasons: ['bothPass'] });
    const chain = await road.records.reader.verify(null, () => undefined, new AbortController().signal);
    expect(chain).toMatchObject({ database: 'sound', disagreements: 0 });
  });

  it.each([
    ['where something else comes of it', makes(Buffer.from('another'))],
    ['where nothing does', async () => null],
  ])('does not %s', async (_, makeOf) => {
    const { road, file } = await answered({ makeOf });
    const match = await matched(road, { ...file, change: 'redrawn' });
    expect(match.first.from).toBe('file');
    expect(caseVerdictOf(road, match)).toEqual({ kind: 'review', reasons: ['otherPicture'] });
  });

  it('does not where it can’t be made, which is reported', async () => {
    const faults: unknown[] = [];
    const { road, file } = await answered({
      makeOf: () => Promise.reject(new Error('no page')),
      reportFault: (where) => faults.push(where),
    });
    expect((await matched(road, { ...file, change: 'redrawn' })).first.from).toBe('file');
    expect(faults).toEqual(['making a picture once more']);
  });

  it('does not where the face is cut that the vendor has found: another person may be all that is left', async () => {
    const asked: (Cut | null)[] = [];
    const { road, file, face } = await answered({ makeOf: makes(made, asked) });
    const match = await matched(road, { ...file, change: 'cropped', cut: around(face, file, -2) });
    expect(match.first.from).toBe('file');
    expect(caseVerdictOf(road, match).reasons).toContain('otherPicture');
    expect(asked).toEqual([]);
  });

  it('does not where the window makes the whole smaller than it is, so that a corner would pass for all of it', async () => {
    const asked: (Cut | null)[] = [];
    const { road, file } = await answered({ makeOf: makes(made, asked) });
    const corner = { width: 20, height: 20 };
    const cut = { left: 0, top: 0, ...corner, turns: 0 };
    const match = await matched(road, { ...file, ...corner, change: 'cropped', cut });
    expect(match.first.from).toBe('file');
    expect(caseVerdictOf(road, match).reasons).toContain('otherPicture');
    expect(asked).toEqual([]);
  });

  it('is nobody’s where no lookup has brought that file', async () => {
    const asked: (Cut | null)[] = [];
    const { road, file } = await answered({ makeOf: makes(made, asked) });
    expect((await matched(road, { ...file, sha256: sha256(made), change: 'redrawn' })).first.from).toBe('file');
    expect(asked).toEqual([]);
  });
});
