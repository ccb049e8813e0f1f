import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answeredMatch } from '../../electron/records/testing/records.ts';
import { buildReport } from '../../electron/reports/evidence.ts';
import { saveReport } from '../../electron/reports/save.ts';
import { alone, partsOfReport } from '../../electron/reports/testing/parts.ts';
import { failure, success } from '../../shared/result.ts';
import { canMount, smallDisk } from './small-disk.ts';

const printed = Buffer.from('<</Type /Page>>'.repeat(1000));

/** A report without pictures, so that nothing but the disk can be in its way. */
function save(path: string, signal = new AbortController().signal) {
  const options = { withPictures: false, masked: false, language: 'en' } as const;
  const report = buildReport(partsOfReport([alone(answeredMatch())], { options }));
  const parts = {
    pictures: { read: async () => failure('unknown' as const) },
    print: async () => printed,
    finish: async () => success(printed),
    signer: { name: 'Facedesk', fingerprint: 'ab'.repeat(32) },
    logo: null,
    enter: () => {},
    withdraw: () => {},
  };
  return saveReport(report, [], path, parts, { signal, onProgress: () => {} });
}

describe.skipIf(!canMount)('a report (skipped where no small disk can be mounted: it takes root on Linux)', () => {
  it('finds no room on a full disk: said so, and nothing of it is left there', async () => {
    const disk = smallDisk();
    disk.fill();
    const path = join(disk.folder, 'report.pdf');
    expect(await save(path)).toEqual(failure('diskFull'));
    expect(readdirSync(disk.folder)).toEqual(['ballast']);
    disk.makeRoom();
    expect(await save(path)).toMatchObject({ ok: true, value: { pages: 1000 } });
  });

  it('may not be written there: said so, and the one that was there is as it was', async () => {
    const disk = smallDisk();
    const path = join(disk.folder, 'report.pdf');
    writeFileSync(path, 'of yesterday');
    disk.lock();
    expect(await save(path)).toEqual(failure('refused'));
    expect(readdirSync(disk.folder)).toEqual(['report.pdf']);
    expect(readFileSync(path, 'utf8')).toBe('of yesterday');
  });
});
