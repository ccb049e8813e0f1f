import { readdirSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { picturesFolder } from '../../electron/records/layout.ts';
import { newCase } from '../../electron/records/testing/records.ts';
import { sampleSessions } from '../../shared/practice.ts';
import { type Desk, openDesk } from './desk.ts';
import { buildRoad, type Road, recordsFolder } from './road.ts';
import { folderHere, roadHere } from './road-here.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

/** Another check is removed as soon as the new one's second picture is in its file. */
function removeMeanwhile(road: Road, id: string): void {
  const { keep } = road.records.pictures;
  let removed = false;
  Object.assign(road.records.pictures, {
    keep: async (...kept: Parameters<typeof keep>) => {
      await keep(...kept);
      if (!removed) expect(road.outbox.remove(id, 'mistake').ok).toBe(true);
      removed = true;
      // Long enough for the files of what was removed to go.
      await new Promise((done) => setTimeout(done, 50));
    },
  });
}

describe('a match that is entered with a picture of another check', () => {
  it('has it still when that one is removed meanwhile', async () => {
    const urls = { instantPayUrl: desk.url, cashfreeUrl: desk.url };
    const folder = folderHere();
    const before = await buildRoad(urls, { folder });
    before.outbox.pause(null);
    const old = await before.enterMatch();
    const picture = before.match(old).first.picture?.id ?? '';
    // In another run nobody remembers that it was kept.
    await before.close();
    const road = await roadHere(urls, { folder });
    removeMeanwhile(road, old);
    const id = await road.enterMatch({ firstPicture: { from: 'file', picture } });
    expect(road.match(id).first.picture?.id).toBe(picture);
    expect(await road.records.pictures.read(picture)).toMatchObject({ ok: true });
  });

  it('leaves no file behind where it is refused after all', async () => {
    const road = await roadHere({ instantPayUrl: desk.url, cashfreeUrl: desk.url });
    road.outbox.pause(null);
    const old = road.match(await road.enterMatch());
    const before = pictureFiles(road);
    const secondPicture = await road.addPortrait('dev-1');
    const { keep } = road.records.pictures;
    Object.assign(road.records.pictures, {
      keep: async (...kept: Parameters<typeof keep>) => {
        await keep(...kept);
        if (kept[0].id !== secondPicture) return;
        // Somebody else takes its id while its pictures are put into their files.
        road.records.checks.insert({ ...old, id: crypto.randomUUID(), verificationId: 'FD-taken' });
        expect(pictureFiles(road)).toHaveLength(before.length + 1);
      },
    });
    const firstPicture = { from: 'file', picture: old.second.id } as const;
    const entering = road.enterMatch({ firstPicture, secondPicture, verificationId: 'FD-taken' });
    await expect(entering).rejects.toThrow('verificationIdUsed');
    await expect.poll(() => pictureFiles(road)).toEqual(before);
  });
});

describe('a check that is entered with a reference', () => {
  it('goes to the case that has it, and is stopped where another one’s only reads the same', async () => {
    const road = await roadHere({ instantPayUrl: desk.url, cashfreeUrl: desk.url });
    road.outbox.pause(null);
    const first = await road.enterLookup({ caseReference: 'HDFC-1042' });
    const second = await road.enterMatch({ caseReference: 'HDFC-1042' });
    const { caseId } = road.read(first);
    expect(road.read(second).caseId).toBe(caseId);
    const request = { sessionId: sampleSessions[0].sessionId, customerIp: '8.8.8.8', caseReference: 'hdfc-1042' };
    expect(await road.outbox.lookUpLiveness('practice', request)).toEqual({
      ok: false,
      error: {
        code: 'field',
        message: 'caseReferenceAlike',
        field: 'caseReference',
        fieldProblem: 'caseReferenceAlike',
        otherCase: { id: caseId, reference: 'HDFC-1042', name: '' },
      },
    });
    await expect(road.enterMatch({ caseReference: 'HDFC-1042 ' })).rejects.toThrow('caseReferenceAlike');
    expect(road.records.checks.inStates(['queued'], 10)).toHaveLength(2);
    // Another mode has cases of its own.
    expect(await road.outbox.lookUpLiveness('sandbox', request)).toMatchObject({ ok: true });
  });

  it('goes to an old case whose reference was never made normal', async () => {
    const road = await roadHere({ instantPayUrl: desk.url, cashfreeUrl: desk.url });
    road.outbox.pause(null);
    const old = newCase({ reference: 'Jose\u0301\u200b-7' });
    road.records.cases.insert(old);
    expect(road.read(await road.enterLookup({ caseReference: 'José-7' })).caseId).toBe(old.id);
  });
});

function pictureFiles({ home }: Road): readonly string[] {
  const entries = readdirSync(picturesFolder(recordsFolder(home)), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
