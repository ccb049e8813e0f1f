import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bombOf } from '../../../tests/pictures/png.ts';
import { picturesFolder } from '../layout.ts';
import { openHere, somePicture } from '../testing/open.ts';
import { newMatch } from '../testing/records.ts';

async function withMatch() {
  const here = openHere();
  const [first, second] = [somePicture(), somePicture()];
  for (const { picture, bytes } of [first, second]) await here.records.pictures.keep(picture, bytes);
  const match = newMatch({ first: { from: 'file', picture: first.picture }, second: second.picture });
  here.records.checks.insert(match);
  return { ...here, first, second, match };
}

const missing = { ok: false, error: 'missing' };
const altered = { ok: false, error: 'altered' };

describe('a picture that a check holds', () => {
  it('is given back exactly as it was kept, also after the program was closed', async () => {
    const { again, first } = await withMatch();
    const { records } = await again();
    expect(await records.pictures.read(first.picture.id)).toEqual({ ok: true, value: first });
  });

  it('is nowhere in plain text, and its file is for this user alone', async () => {
    const { fileOf, first, folder } = await withMatch();
    expect(readFileSync(fileOf(first.picture)).includes(first.bytes.subarray(0, 32))).toBe(false);
    expect(readdirSync(picturesFolder(folder), { recursive: true }).join()).not.toContain(first.picture.sha256);
    expect(statSync(fileOf(first.picture)).mode & 0o777).toBe(0o600);
  });

  it('is unknown as long as no check holds it', async () => {
    const { records } = openHere();
    const { picture, bytes } = somePicture();
    await records.pictures.keep(picture, bytes);
    expect(await records.pictures.read(picture.id)).toEqual({ ok: false, error: 'unknown' });
  });

  it('is missing where its file is gone', async () => {
    const { records, fileOf, first } = await withMatch();
    rmSync(fileOf(first.picture));
    expect(await records.pictures.read(first.picture.id)).toEqual(missing);
  });

  it('is altered where any byte of its file is another one, or its end is gone', async () => {
    const { records, fileOf, first } = await withMatch();
    const file = readFileSync(fileOf(first.picture));
    for (const place of [0, 1, 12, 13, 1000, file.byteLength - 17, file.byteLength - 1]) {
      const changed = Buffer.from(file);
      changed[place] = (changed[place] ?? 0) ^ 1;
      writeFileSync(fileOf(first.picture), changed);
      expect(await records.pictures.read(first.picture.id)).toEqual(altered);
    }
    for (const length of [0, 1, 20, file.byteLength - 1]) {
      writeFileSync(fileOf(first.picture), file.subarray(0, length));
      expect(await records.pictures.read(first.picture.id)).toEqual(altered);
    }
  });

  it('is altered where another one’s file lies in its place', async () => {
    const { records, fileOf, first, second } = await withMatch();
    copyFileSync(fileOf(second.picture), fileOf(first.picture));
    expect(await records.pictures.read(first.picture.id)).toEqual(altered);
  });

  it('never lends its bytes to another one: not where that is shorter, cut off or read at the same time, nor afterwards', async () => {
    const { records, fileOf, first, second } = await withMatch();
    const both = () => Promise.all([records.pictures.read(first.picture.id), records.pictures.read(second.picture.id)]);
    const read = await both();
    // Whoever holds one picture still holds it after others were read into the same memory.
    for (let time = 0; time < 3; time += 1) await both();
    expect(read).toEqual([
      { ok: true, value: first },
      { ok: true, value: second },
    ]);
    // Its end would be there, from the last time that it was read.
    const whole = readFileSync(fileOf(second.picture));
    for (const length of [0, 1, 29, whole.byteLength - 16, whole.byteLength - 1]) {
      await records.pictures.read(second.picture.id);
      writeFileSync(fileOf(second.picture), whole.subarray(0, length));
      expect(await both()).toEqual([{ ok: true, value: first }, altered]);
      expect(await records.pictures.read(second.picture.id)).toEqual(altered);
      writeFileSync(fileOf(second.picture), whole);
    }
  });

  it('is written once, however often it is kept, and again where its file was damaged', async () => {
    const { records, fileOf, first } = await withMatch();
    const file = readFileSync(fileOf(first.picture));
    await records.pictures.keep({ ...first.picture, id: crypto.randomUUID() }, first.bytes);
    expect(readFileSync(fileOf(first.picture)).equals(file)).toBe(true);
    writeFileSync(fileOf(first.picture), file.subarray(1));
    await records.pictures.keep(first.picture, first.bytes);
    expect((await records.pictures.read(first.picture.id)).ok).toBe(true);
  });

  it('is not kept under the hash of another one', async () => {
    const { records } = openHere();
    await expect(records.pictures.keep(somePicture().picture, somePicture().bytes)).rejects.toThrow();
  });

  it('leaves with the last check that holds it', async () => {
    const { records, fileOf, first, second, match } = await withMatch();
    const other = newMatch({ first: { from: 'file', picture: first.picture }, second: somePicture().picture });
    records.checks.insert(other);
    records.checks.remove(match.id, 'mistake');
    await expect.poll(() => existsSync(fileOf(second.picture))).toBe(false);
    expect(existsSync(fileOf(first.picture))).toBe(true);
    records.checks.remove(other.id, 'mistake');
    await expect.poll(() => existsSync(fileOf(first.picture))).toBe(false);
  });

  it('stays where another check is about to hold it', async () => {
    const { records, fileOf, first, match } = await withMatch();
    const file = readFileSync(fileOf(first.picture));
    const picture = { ...first.picture, id: crypto.randomUUID() };
    const keeping = records.pictures.keep(picture, first.bytes);
    records.checks.remove(match.id, 'mistake');
    await keeping;
    // Its turn comes after the removal's: had the file gone, this would have written another one.
    await records.pictures.keep(picture, first.bytes);
    expect(readFileSync(fileOf(first.picture)).equals(file)).toBe(true);
    records.checks.insert(newMatch({ first: { from: 'file', picture }, second: picture }));
    expect((await records.pictures.read(picture.id)).ok).toBe(true);
  });
});

describe('a picture that a check is being entered with', () => {
  it('stays whatever is removed meanwhile, and reads back', async () => {
    const { records, fileOf, first, second, match } = await withMatch();
    const letGo = [first, first, second].map(({ picture }) => records.pictures.hold(picture));
    records.checks.remove(match.id, 'mistake');
    expect(await records.pictures.read(first.picture.id)).toEqual({ ok: true, value: first });
    letGo[0]?.();
    letGo[0]?.();
    // Its turn comes after a removal's.
    await records.pictures.keep(first.picture, first.bytes);
    expect(await records.pictures.sweep()).toEqual({ removed: 0 });
    records.checks.insert(newMatch({ first: { from: 'file', picture: first.picture }, second: first.picture }));
    for (const end of letGo) end();
    await expect.poll(() => existsSync(fileOf(second.picture))).toBe(false);
    expect(await records.pictures.read(first.picture.id)).toEqual({ ok: true, value: first });
  });

  it('goes where the check is given up', async () => {
    const { records, fileOf } = openHere();
    const { picture, bytes } = somePicture();
    const letGo = records.pictures.hold(picture);
    await records.pictures.keep(picture, bytes);
    expect(existsSync(fileOf(picture))).toBe(true);
    letGo();
    await expect.poll(() => existsSync(fileOf(picture))).toBe(false);
  });

  it('stays where the step that enters the check fails, as it is tried again', async () => {
    const { records, fileOf, first, match } = await withMatch();
    const picture = { ...first.picture, id: crypto.randomUUID() };
    await records.pictures.keep(picture, first.bytes);
    const entered = newMatch({ first: { from: 'file', picture }, second: picture });
    const fail = () =>
      records.step(() => {
        records.checks.insert(entered);
        throw new Error('no room');
      });
    expect(fail).toThrow('no room');
    records.checks.remove(match.id, 'mistake');
    await records.pictures.sweep();
    expect(existsSync(fileOf(picture))).toBe(true);
    records.checks.insert(entered);
    expect((await records.pictures.read(picture.id)).ok).toBe(true);
  });

  it('stays where another check that has the same one is written again', async () => {
    const { records, fileOf, first, match } = await withMatch();
    const picture = { ...first.picture, id: crypto.randomUUID() };
    await records.pictures.keep(picture, first.bytes);
    records.checks.replace({ ...match, tries: 1 });
    records.checks.remove(match.id, 'mistake');
    await records.pictures.sweep();
    expect(existsSync(fileOf(picture))).toBe(true);
  });
});

describe('bytes that a vendor sent', () => {
  it('are kept as a picture that nobody has seen yet', async () => {
    const { records } = openHere();
    const { picture, bytes } = somePicture();
    const taken = await records.pictures.take('reference.jpg', bytes);
    const unseen = { width: null, height: null, sight: 'unseen' };
    expect(taken).toMatchObject({ name: 'reference.jpg', sha256: picture.sha256, format: 'jpeg', ...unseen });
    records.pictures.hold(taken);
    expect(await records.pictures.read(taken.id)).toMatchObject({ value: { bytes } });
  });

  it.each([
    ['no picture', Buffer.from('no picture'), 'other', 'undecodable'],
    ['a bomb', bombOf(20_000, 20_000), 'png', 'tooManyPixels'],
  ])('are kept byte for byte though nothing can be shown: %s', async (_what, bytes, format, sight) => {
    const { records } = openHere();
    const taken = await records.pictures.take('reference.jpg', bytes);
    expect(taken).toMatchObject({ format, sight, width: null });
    records.pictures.hold(taken);
    expect(await records.pictures.read(taken.id)).toMatchObject({ value: { bytes } });
  });
});

describe('sweeping', () => {
  it('removes what was left half written and what no check holds, and nothing else', async () => {
    const { again, fileOf, first, second, ...before } = await withMatch();
    const orphan = somePicture();
    await before.records.pictures.keep(orphan.picture, orphan.bytes);
    const { records } = await again();
    const halfWritten = `${fileOf(first.picture)}.0123456789ab.part`;
    writeFileSync(halfWritten, 'half');
    // The right name in a wrong folder is nobody's either.
    const strayed = `${dirname(fileOf(first.picture))}/${'0'.repeat(64)}`;
    writeFileSync(strayed, 'strayed');

    expect(await records.pictures.sweep()).toEqual({ removed: 3 });
    for (const path of [halfWritten, strayed, fileOf(orphan.picture)]) expect(existsSync(path)).toBe(false);
    for (const { picture } of [first, second]) expect((await records.pictures.read(picture.id)).ok).toBe(true);
  });

  it('finds nothing to do where no picture was ever kept', async () => {
    expect(await openHere().records.pictures.sweep()).toEqual({ removed: 0 });
  });
});
