import { readdirSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { picturesFolder } from '../../electron/records/layout.ts';
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

function pictureFiles({ home }: Road): readonly string[] {
  const entries = readdirSync(picturesFolder(recordsFolder(home)), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
