import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { ALL_CHECKS, agent, customer } from '../filled/names.ts';
import { newFilledFolder, openFilled } from './filled.ts';
import { expectCount, exportHistory, filter, openHistory, searchBox } from './history.ts';
import type { Program } from './program.ts';

let data: string;
let folder: string;
let program: Program;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-export-'));
  data = await newFilledFolder();
  program = await openFilled(data);
});
test.afterAll(async () => {
  await program.close();
  await rm(data, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** Exports what History shows, into a file of this name. */
async function exportAs(kind: 'CSV' | 'JSON', name: string): Promise<string> {
  const path = join(folder, name);
  await exportHistory(program, kind, path);
  return path;
}

async function expectSaved(page: Page, checks: number): Promise<void> {
  await expect(page.getByRole('heading', { name: 'The export is saved' })).toBeVisible();
  await expect(page.getByRole('dialog').getByText(String(checks), { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
}

/** As a spreadsheet reads it. */
function rowsOf(path: string): readonly Record<string, string>[] {
  const script =
    "import csv,json,sys\nwith open(sys.argv[1],newline='',encoding='utf-8-sig') as f:\n" +
    ' print(json.dumps(list(csv.DictReader(f,strict=True))))';
  const { error, stdout, stderr } = spawnSync('python3', ['-c', script, path], { encoding: 'utf8', maxBuffer: 1e8 });
  test.skip(error !== undefined, 'needs python3, which is not on this machine');
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const linesOf = async (path: string): Promise<Record<string, unknown>[]> =>
  (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('everything in History as CSV, as a spreadsheet reads it', async () => {
  const { page } = program;
  await openHistory(page);
  await filter(page, 'Mode', 'All modes');
  await expectCount(page, ALL_CHECKS);
  const path = await exportAs('CSV', 'all.csv');
  await expectSaved(page, ALL_CHECKS);
  const rows = rowsOf(path);
  expect(rows).toHaveLength(ALL_CHECKS);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(ALL_CHECKS);
  expect(rows.map(({ sequence }) => Number(sequence))).toEqual(rows.map((_, index) => ALL_CHECKS - index));
  const [failed] = rows.filter((row) => row.case_reference === customer.reference && row.verdict === 'fail');
  expect(failed).toMatchObject({
    case_name: customer.name,
    case_place: 'Kothrud, पुणे 411038',
    case_note: `Second visit; ${customer.name} was at home. "द्वार पर", said <the neighbour> & co.\nSeen:\n\n    1. voter card`,
    agent_name: agent.name,
    last_review_decision: 'rejected',
    last_reviewer_name: 'Meera Nair',
    last_attempt_http_status: '200',
    ref_id: '9007199254740995',
  });
});

test('what a search and filters leave of it as JSON, a check a line', async () => {
  const { page } = program;
  await openHistory(page);
  await filter(page, 'Mode', 'All modes');
  await searchBox(page).fill(customer.name);
  await filter(page, 'Kind of check', 'Face match');
  await expectCount(page, 2);
  const path = await exportAs('JSON', 'some.jsonl');
  await expectSaved(page, 2);
  const lines = await linesOf(path);
  expect(lines).toMatchObject([
    { kind: 'faceMatch', verdict: { kind: 'pass' }, case: { reference: customer.reference, name: customer.name } },
    {
      kind: 'faceMatch',
      verdict: { kind: 'fail' },
      notes: [{ text: expect.stringContaining('brought an old photo') }],
    },
  ]);
  await searchBox(page).fill('');
  await filter(page, 'Kind of check', 'All kinds');
});

test('into a folder that is not there: nothing is written, and the person is told what to do', async () => {
  const { page } = program;
  await openHistory(page);
  await exportAs('CSV', join('gone', 'all.csv'));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('The file could not be written there.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect((await readdir(folder)).filter((name) => !/^(all\.csv|some\.jsonl)$/.test(name))).toEqual([]);
});
