import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Check } from '../../shared/check/check.ts';
import { failure, success } from '../../shared/result.ts';
import type { PictureRecords } from '../records/records.ts';
import { newMatch, newPicture } from '../records/testing/records.ts';
import { buildReport } from './evidence.ts';
import { reportHash, type SaveParts, saveReport } from './save.ts';
import { alone, partsOfReport } from './testing/parts.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const first = Buffer.from('first');
const second = Buffer.from('second');
const pages = Buffer.from('<</Type /Pages>> <</Type /Page>> <</Type /Page>>');

const check: Check = {
  ...newMatch(),
  first: { from: 'file', picture: { ...newPicture(), sha256: sha256(first) } },
  second: { ...newPicture(), sha256: sha256(second) },
};
const signer = { name: 'Facedesk on laptop-1', fingerprint: 'ab'.repeat(32) };
const report = buildReport(partsOfReport([alone(check)]));

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-report-'));
  path = join(folder, 'report.pdf');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Holds both pictures, unless one of them is damaged. */
function stored(damaged?: Uint8Array): Pick<PictureRecords, 'read'> {
  const pictures = [check.kind === 'faceMatch' && check.first.picture, check.kind === 'faceMatch' && check.second];
  return {
    async read(id) {
      const picture = pictures.find((one) => one && one.id === id);
      if (!picture) return failure('unknown');
      const bytes = [first, second].find((one) => sha256(one) === picture.sha256);
      return bytes && bytes !== damaged ? success({ picture, bytes }) : failure('altered');
    },
  };
}

function parts(pictures = stored(), print: SaveParts['print'] = async () => pages) {
  return {
    pictures,
    print: vi.fn(print),
    finish: vi.fn<SaveParts['finish']>(async (printed) => success(Buffer.concat([printed, Buffer.from('signed')]))),
    signer,
    logo: null,
    enter: vi.fn<SaveParts['enter']>(),
    withdraw: vi.fn(),
  };
}

const watching = () => ({ signal: new AbortController().signal, onProgress: vi.fn() });

describe('saving a report', () => {
  it('writes the finished file, and nothing beside it', async () => {
    const saved = await saveReport(report, [check], path, parts(), watching());
    const file = await readFile(path);
    expect(saved).toEqual(success({ pages: 2, bytes: file.byteLength, hash: sha256(file) }));
    expect(await readdir(folder)).toEqual(['report.pdf']);
  });

  it('prints the hash of what the twin says, and attaches each picture', async () => {
    const used = parts();
    await saveReport(report, [check], path, used, watching());
    expect(used.print.mock.calls[0]?.[0]).toEqual({ report, twinHash: reportHash(report), signer, logo: null });
    expect(used.finish.mock.calls[0]?.[2]).toEqual([
      { name: 'picture-1.jpg', bytes: first },
      { name: 'picture-2.jpg', bytes: second },
    ]);
  });

  it('neither shows nor attaches a picture that was altered, and does not say that it did', async () => {
    const used = parts(stored(second));
    await saveReport(report, [check], path, used, watching());
    const [job, bytesOf] = used.print.mock.calls[0] ?? [];
    expect(await bytesOf?.(sha256(second))).toBeNull();
    expect(job?.report.checks[0]?.pictures.map(({ attachment }) => attachment)).toEqual(['picture-1.jpg', null]);
    expect(used.finish.mock.calls[0]?.[2]).toEqual([{ name: 'picture-1.jpg', bytes: first }]);
  });

  it('reads no picture for a report that goes without', async () => {
    const read = vi.fn(stored().read);
    const without = buildReport(
      partsOfReport([alone(check)], { options: { withPictures: false, masked: false, language: 'en' } }),
    );
    await saveReport(without, [check], path, parts({ read }), watching());
    expect(read).not.toHaveBeenCalled();
  });

  it('goes from nothing to all, and never back', async () => {
    const watch = watching();
    await saveReport(report, [check], path, parts(), watch);
    const shares = watch.onProgress.mock.calls.map(([share]) => Number(share));
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
    expect(shares.at(-1)).toBe(1);
  });

  it('is on record before it takes its name, and is not there where that can’t be kept', async () => {
    const used = parts();
    await writeFile(path, 'of yesterday');
    used.enter.mockImplementation(() => {
      expect(readFileSync(path, 'utf8')).toBe('of yesterday');
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    });
    expect(await saveReport(report, [check], path, used, watching())).toEqual(failure('recordsFull'));
    expect(await readdir(folder)).toEqual(['report.pdf']);
    expect(await readFile(path, 'utf8')).toBe('of yesterday');
    used.enter.mockImplementation(() => {});
    const saved = await saveReport(report, [check], path, used, watching());
    expect(used.enter).toHaveBeenLastCalledWith(saved.ok && saved.value);
  });

  it('is said not to have been finished where it can’t take its name', async () => {
    const used = parts();
    await mkdir(path);
    expect(await saveReport(report, [check], path, used, watching())).toEqual(failure('refused'));
    expect(used.enter).toHaveBeenCalledOnce();
    expect(used.withdraw).toHaveBeenCalledOnce();
    expect(await readdir(folder)).toEqual(['report.pdf']);
  });

  it('is told as not there also where that it failed can’t be recorded', async () => {
    const used = parts();
    await mkdir(path);
    used.withdraw.mockImplementation(() => {
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    });
    expect(await saveReport(report, [check], path, used, watching())).toEqual(failure('refused'));
  });

  it('leaves nothing behind where a person ends it', async () => {
    const controller = new AbortController();
    const used = parts(stored(), async () => {
      controller.abort();
      return pages;
    });
    const saving = saveReport(report, [check], path, used, { signal: controller.signal, onProgress: () => {} });
    await expect(saving).rejects.toThrow('aborted');
    expect(used.finish).not.toHaveBeenCalled();
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing behind where the vault was closed while it was printed', async () => {
    const used = parts();
    used.finish.mockResolvedValue(failure('vaultClosed'));
    expect(await saveReport(report, [check], path, used, watching())).toEqual(failure('vaultClosed'));
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing behind where a person ends it while it is written', async () => {
    const controller = new AbortController();
    const onProgress = (share: number) => {
      // The last word before the file takes its name.
      if (share === 0.95) setImmediate(() => controller.abort());
    };
    await expect(saveReport(report, [check], path, parts(), { signal: controller.signal, onProgress })).rejects.toThrow(
      'aborted',
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells where the folder can’t be written to', async () => {
    const saved = await saveReport(report, [check], join(folder, 'gone', 'report.pdf'), parts(), watching());
    expect(saved).toEqual(failure('refused'));
  });
});
