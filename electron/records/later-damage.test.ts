import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStates } from '../../shared/check/check.ts';
import { runs } from '../../tests/counts.ts';
import { recordsTroubleOf } from '../files/storage-trouble.ts';
import { databasePath } from './layout.ts';
import { openRecords } from './open-records.ts';
import type { Records } from './records.ts';
import { openHere } from './testing/open.ts';
import { newCase, newLookup, newMatch } from './testing/records.ts';

const PAGE_BYTES = 4096;
/** More than is read from end to end at each start. */
const LARGE = 4_200_000;
const everything = {
  text: '',
  mode: null,
  kind: null,
  result: null,
  caseId: null,
  from: null,
  until: null,
  before: null,
  limit: 200,
};

function works(records: Records): readonly (() => unknown)[] {
  const { checks, cases } = records;
  return [
    () => checks.countByMode(openStates),
    () => checks.inStates(openStates, 1_000_000),
    () => checks.calls(new Date(0), new Date(0)),
    () => cases.alike('practice', 'APP-1').map(({ id }) => [cases.read(id), cases.checksOf(id)]),
    () => checks.verificationIdUsed('practice', 'FD-1'),
    () => records.lanes.all(),
    () => records.audit.head(),
    () => cases.insert(newCase({ name: 'somebody' })),
    () => checks.insert(newMatch()),
    () => checks.insert(newLookup()),
    () => records.audit.append({ event: 'backedUp' }),
    () => records.reader.history(everything),
    () => records.reader.history({ ...everything, text: 'somebody' }),
    () => records.reader.cases({ mode: 'practice', text: '', list: 'all', todayFrom: '2026-11-20T00:00:00.000Z' }),
    () =>
      records.reader.cases({ mode: 'practice', text: 'somebody', list: 'all', todayFrom: '2026-11-20T00:00:00.000Z' }),
  ];
}

describe('damage in large records, of which not every page is read at the start', () => {
  it('is known for what it is, whichever page it is in and whatever is read or written', async () => {
    const { records, ...wanted } = openHere();
    records.step(() => {
      for (let count = 0; count < 400; count += 1) {
        const record = newCase({ name: `somebody ${count}`, note: crypto.randomUUID().repeat(100) });
        records.cases.insert(record);
        records.checks.insert(newMatch({ caseId: record.id }));
      }
    });
    await records.close();
    const path = databasePath(wanted.folder);
    const whole = readFileSync(path);
    expect(whole.byteLength).toBeGreaterThan(LARGE);
    const pages = whole.byteLength / PAGE_BYTES;
    const unknown: string[] = [];
    let met = 0;
    // What every reading passes stands in the first pages.
    const [near, far] = [runs(3, 9), runs(97, 409)];
    for (let page = 1; page < pages; page += page < 60 ? near : far) {
      const damaged = Buffer.from(whole);
      damaged.fill(1, page * PAGE_BYTES + 100, page * PAGE_BYTES + 116);
      writeFileSync(path, damaged);
      for (const ending of ['-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
      const opened = openRecords(wanted);
      if (!opened.ok) {
        met += 1;
        expect(opened.error.why).toBe('damaged');
        continue;
      }
      for (const work of works(opened.value)) {
        try {
          await work();
        } catch (error) {
          met += 1;
          if (recordsTroubleOf(error) !== 'damaged') unknown.push(`page ${page}: ${work} ${error}`);
        }
      }
      await opened.value.close();
    }
    expect(met).toBeGreaterThan(20);
    expect(unknown).toEqual([]);
  });
});
