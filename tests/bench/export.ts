import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openRecords } from '../../electron/records/open-records.ts';
import type { ExportFormat, Records } from '../../electron/records/records.ts';
import { answeredLookup, answeredMatch, newCase } from '../../electron/records/testing/records.ts';

export interface ExportFigures {
  readonly format: ExportFormat;
  readonly checks: number;
  readonly megabytes: number;
  readonly seconds: number;
  /** The most memory of the whole process, all threads together, over what it had before. */
  readonly memoryMegabytes: number;
  /** The longest that the thread which exports nothing was kept from its work. */
  readonly longestPauseMilliseconds: number;
}

const MEGABYTE = 1_000_000;
const everything = {
  text: '',
  mode: null,
  kind: null,
  result: null,
  caseId: null,
  from: null,
  until: null,
  before: null,
  limit: 1,
} as const;

/** Fills records with so many answered checks, two to a case, each second one with a note, and exports all of them. */
export async function measureExports(checks: number): Promise<readonly ExportFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-bench-'));
  try {
    // In a process of its own, whose memory is none of the figures.
    const filled = spawnSync(process.execPath, [import.meta.filename, 'fill', folder, String(checks)], {
      stdio: 'inherit',
    });
    if (filled.status !== 0) throw new Error('The records were not filled.');
    const records = openIn(folder);
    const figures: ExportFigures[] = [];
    for (const format of ['csv', 'json'] as const) {
      figures.push(await measureOne(records, format, join(folder, `export.${format}`)));
    }
    await records.close();
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function openIn(folder: string): Records {
  const opened = openRecords({
    folder: join(folder, 'records'),
    key: Buffer.alloc(32, 7),
    throwAway: false,
    now: () => new Date(),
    newId: randomUUID,
    who: () => ({ agent: '', account: 'bench' }),
    readerScript: new URL('../../electron/records/reader/worker.ts', import.meta.url),
  });
  if (!opened.ok) throw new Error(opened.error.why);
  return opened.value;
}

function fill(records: Records, checks: number): void {
  const raw = JSON.stringify({ status: 'SUCCESS', more: 'as a vendor answers '.repeat(20) });
  for (let from = 0; from < checks; from += 2000) {
    records.step(() => {
      for (let count = from; count < Math.min(checks, from + 2000); count += 2) {
        const record = newCase({ name: 'Mohan Kumar', place: 'Jaipur' });
        records.cases.insert(record);
        const lookup = answeredLookup({ caseId: record.id });
        records.checks.insert({ ...lookup, state: { ...lookup.state, answer: { ...lookup.state.answer, raw } } });
        const { id } = records.checks.insert(answeredMatch({ caseId: record.id }));
        records.checks.addNote(id, { id: randomUUID(), at: new Date().toISOString(), text: 'दरवाज़े पर, "घर"' });
      }
    });
  }
}

async function measureOne(records: Records, format: ExportFormat, path: string): Promise<ExportFigures> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  delay.enable();
  const started = performance.now();
  const written = await records.reader.export(
    { path, format, query: everything },
    () => {},
    new AbortController().signal,
  );
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  clearInterval(watch);
  if (!written.ok) throw new Error(written.error);
  const megabytes = statSync(path).size / MEGABYTE;
  return {
    format,
    checks: written.value.checks,
    megabytes,
    seconds,
    memoryMegabytes: (most - before) / MEGABYTE,
    longestPauseMilliseconds: delay.max / 1e6,
  };
}

if (import.meta.main) {
  const [what = '', folder = '', checks = ''] = process.argv.slice(2);
  if (what === 'fill') {
    const records = openIn(folder);
    fill(records, Number(checks));
    await records.close();
  } else console.table(await measureExports(Number(what || 100_000)));
}
