import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../shared/check/check.ts';
import type { HistoryQuery } from '../../shared/check/history.ts';
import { checkEvidenceSchema } from '../../shared/evidence/evidence.ts';
import { runs } from '../../tests/counts.ts';
import type { ExportFormat } from '../records/records.ts';
import { anyCheck } from '../records/testing/checks.ts';
import { openHere } from '../records/testing/open.ts';
import { everything } from '../records/testing/query.ts';
import { answeredMatch, newCase, newLookup, temporaryFolder } from '../records/testing/records.ts';
import { csvColumns } from '../reports/exports/csv-columns.ts';
import { BYTE_ORDER_MARK } from '../reports/exports/csv-line.ts';

const at = '2026-11-20T06:40:00.000Z';

type Records = ReturnType<typeof openHere>['records'];

/** What the file holds then, and what was told of it. */
async function exported(records: Records, format: ExportFormat, query: Partial<HistoryQuery> = {}) {
  const path = join(temporaryFolder(), `export.${format}`);
  const shares: number[] = [];
  const wanted = { path, format, query: { ...everything, ...query } };
  const written = await records.reader.export(wanted, (share) => shares.push(share), new AbortController().signal);
  return {
    written,
    shares,
    text: existsSync(path) ? readFileSync(path, 'utf8') : null,
    left: readdirSync(join(path, '..')),
  };
}

const jsonLines = (text: string | null) =>
  (text ?? '')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe('an export', () => {
  it('has every check once, the newest first, by its published schema', async () => {
    const { records } = openHere();
    const entered: Check[] = records.step(() =>
      fc.sample(anyCheck, { numRuns: runs(2000, 450), seed: 4 }).map((check) => records.checks.insert(check)),
    );
    const { written, text, shares } = await exported(records, 'json', { before: 3, limit: 1 });
    const lines = jsonLines(text);
    expect(lines.map(({ id }) => id)).toEqual(entered.map(({ id }) => id).toReversed());
    for (const line of lines) expect(checkEvidenceSchema.parse(line)).toEqual(line);
    expect(written).toEqual({
      ok: true,
      value: {
        checks: entered.length,
        bytes: Buffer.byteLength(text ?? ''),
        hash: createHash('sha256')
          .update(text ?? '')
          .digest('hex'),
      },
    });
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
    expect(shares.at(-1)).toBe(1);
  });

  it('has what fits the query alone', async () => {
    const { records } = openHere();
    const record = newCase({ reference: 'APP-7' });
    records.cases.insert(record);
    const inside = records.checks.insert(newLookup({ caseId: record.id }));
    records.checks.insert(newLookup());
    const matched = records.checks.insert(newLookup({ mode: 'sandbox' }));
    expect(jsonLines((await exported(records, 'json', { caseId: record.id })).text).map(({ id }) => id)).toEqual([
      inside.id,
    ]);
    expect(jsonLines((await exported(records, 'json', { mode: 'sandbox' })).text)).toMatchObject([{ id: matched.id }]);
    expect(jsonLines((await exported(records, 'json', { text: 'app-7' })).text)).toMatchObject([{ id: inside.id }]);
  });

  it('of nothing is no file', async () => {
    const { records } = openHere();
    const { written, left } = await exported(records, 'csv');
    expect(written).toEqual({ ok: false, error: 'nothing' });
    expect(left).toEqual([]);
  });

  it('as CSV is read by an independent parser, whatever people wrote', async (test) => {
    const { records } = openHere();
    const hard = ['a, b', 'say "yes"', 'two\nlines', "=cmd|' /C calc'!A0", 'दरवाज़े पर', '👩‍🌾 🏠', '@SUM(1)', '-1+1'];
    const record = newCase({ reference: '=1+1', name: 'कुमार, मोहन', place: '"Jaipur"' });
    records.cases.insert(record);
    const attempt = {
      number: 1,
      vendor: 'instantPay',
      host: 'a',
      clientId: 'b',
      certificate: null,
      startedAt: at,
      times: 1,
      lastAt: null,
    } as const;
    const ended = {
      duration: 12,
      clockOffset: -5,
      httpStatus: 200,
      supportReference: null,
      answeredBy: null,
      unread: null,
      outcome: { kind: 'answered' },
    } as const;
    for (const text of hard) {
      const { id } = records.checks.insert(newLookup({ caseId: record.id, attempts: [{ ...attempt, ended }] }));
      records.checks.addNote(id, { id: randomUUID(), at, text });
    }
    records.checks.insert(answeredMatch({}, 0.83));
    const { text } = await exported(records, 'csv');
    expect(text?.startsWith(BYTE_ORDER_MARK)).toBe(true);
    const script =
      "import csv,io,json,sys\nt=sys.stdin.buffer.read().decode('utf-8-sig')\n" +
      "print(json.dumps(list(csv.DictReader(io.StringIO(t,newline=''),strict=True))))";
    const python = spawnSync('python3', ['-c', script], { input: text ?? '', encoding: 'utf8' });
    if (python.error) return test.skip('python3 is not on this machine');
    const [match, ...lookups]: Record<string, string>[] = JSON.parse(python.stdout);
    expect(Object.keys(match ?? {})).toEqual(csvColumns.map(([name]) => name));
    expect(match).toMatchObject({ kind: 'faceMatch', verdict: 'pass', score: '0.83', threshold: '0.75' });
    expect(lookups.map(({ notes }) => notes).toReversed()).toEqual(
      hard.map((note) => (/^[=@-]/.test(note) ? `'${note}` : note)),
    );
    expect(lookups[0]).toMatchObject({
      case_reference: "'=1+1",
      case_name: 'कुमार, मोहन',
      case_place: '"Jaipur"',
      clock_offset_milliseconds: '-5',
      entered_at: expect.stringMatching(/^2026-11-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/),
    });
    expect(Date.parse(lookups[0]?.entered_at ?? '')).toBe(Date.parse('2026-11-20T06:30:00.000Z'));
  });

  it('has the reviews beside the verdict', async () => {
    const { records } = openHere();
    const { id } = records.checks.insert(answeredMatch());
    const reviewer = { name: 'Dev', code: 'S-3' };
    const review = {
      id: randomUUID(),
      at,
      decision: 'rejected',
      reason: 'Another person',
      reviewer,
      isAgent: false,
    } as const;
    records.checks.addReview(id, review);
    expect(jsonLines((await exported(records, 'json')).text)).toMatchObject([
      { verdict: { kind: 'pass' }, reviews: [review] },
    ]);
  });

  it('that a person ends leaves nothing behind, and the file that was there as it was', async () => {
    const { records } = openHere();
    records.checks.insert(newLookup());
    const folder = temporaryFolder();
    const path = join(folder, 'export.csv');
    writeFileSync(path, 'of yesterday');
    const controller = new AbortController();
    const wanted = { path, format: 'csv', query: everything } as const;
    const exporting = records.reader.export(wanted, () => {}, controller.signal);
    // Before the thread can have read anything: a small export would be over before a person's word arrives.
    controller.abort();
    await expect(exporting).rejects.toThrow('abort');
    expect(readdirSync(folder)).toEqual(['export.csv']);
    expect(readFileSync(path, 'utf8')).toBe('of yesterday');
  });

  it('says that a folder does not take it', async () => {
    const { records } = openHere();
    records.checks.insert(newLookup());
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    const signal = new AbortController().signal;
    for (const name of ['nowhere/export.csv', 'taken']) {
      const wanted = { path: join(folder, name), format: 'csv', query: everything } as const;
      expect(await records.reader.export(wanted, () => {}, signal)).toEqual({ ok: false, error: 'refused' });
    }
    expect(readdirSync(folder)).toEqual(['taken']);
  });
});
