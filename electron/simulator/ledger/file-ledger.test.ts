import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSimulator } from '../simulator.ts';
import { answered, matchFaces, practiceFolder } from '../testing/client.ts';
import { type FileLedger, openFileLedger } from './file-ledger.ts';

const at = '2026-11-20T06:30:00.000Z';
const lookup = (sessionId: string) => ({ vendor: 'instantPay', clientId: 'somebody', sessionId }) as const;

let folder: string;
let path: string;
let open: FileLedger[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-ledger-'));
  path = join(folder, 'ledger.jsonl');
  open = [];
});
afterEach(async () => {
  for (const ledger of open) await ledger.close();
  await rm(folder, { recursive: true });
});

async function openLedger(): Promise<FileLedger> {
  const ledger = await openFileLedger(path);
  open.push(ledger);
  return ledger;
}

test('an entry is in the file, on a line of its own, once append resolves', async () => {
  const ledger = await openLedger();
  await ledger.append(lookup('one'), at);
  expect(await readFile(path, 'utf8')).toBe(`${JSON.stringify({ sequence: 1, at, ...lookup('one') })}\n`);
});

test('entries that come together get numbers without gaps, in their order', async () => {
  const ledger = await openLedger();
  await Promise.all(Array.from({ length: 20 }, (_, index) => ledger.append(lookup(String(index)), at)));
  const lines = (await readFile(path, 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    Array.from({ length: 20 }, (_, index) => ({ sequence: index + 1, at, ...lookup(String(index)) })),
  );
});

test('what was written before is read again and continued', async () => {
  await (await openLedger()).append(lookup('one'), at);
  const second = await openLedger();
  await second.append(lookup('two'), at);
  expect(second.entries().map(({ sequence }) => sequence)).toEqual([1, 2]);
});

test('an entry that a crash cut short is dropped, and the next one is whole', async () => {
  await (await openLedger()).append(lookup('one'), at);
  await appendFile(path, '{"sequence":2,"at":"2026-');
  const second = await openLedger();
  await second.append(lookup('two'), at);
  expect((await openLedger()).entries()).toEqual([
    { sequence: 1, at, ...lookup('one') },
    { sequence: 2, at, ...lookup('two') },
  ]);
});

test('a whole line that is no entry is not passed over', async () => {
  await writeFile(path, '{"sequence":1}\n');
  await expect(openFileLedger(path)).rejects.toThrow("The ledger's line 1 is not an entry.");
});

test('a restarted simulator remembers the verification ids that it took', async () => {
  for (const expected of [200, 409]) {
    const simulator = await startSimulator({
      portraits: practiceFolder,
      clock: () => Date.parse(at),
      ledger: await openLedger(),
    });
    expect(answered(await matchFaces(simulator, { verificationId: 'before-and-after' })).status).toBe(expected);
    await simulator.close();
  }
});
