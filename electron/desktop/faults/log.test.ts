import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFaults } from './faults.ts';
import { openLog } from './log.ts';

const now = () => new Date('2026-12-01T08:00:00Z');

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('is made with its first entry, for its owner alone, and goes on where it was', () => {
  const path = join(newFolder(), 'logs', 'facedesk.log');
  openLog(path, now, fail).write('one');
  openLog(path, now, fail).write('two\n    at x');
  expect(readFileSync(path, 'utf8')).toBe('2026-12-01T08:00:00.000Z one\n2026-12-01T08:00:00.000Z two\n    at x\n');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
});

it('stays within its size and its number of files, and keeps what came last', () => {
  const folder = newFolder();
  const log = openLog(join(folder, 'facedesk.log'), now, fail, { mostBytes: 1000, files: 3 });
  for (let count = 0; count < 200; count += 1) log.write(`entry ${count} ${'x'.repeat(count)}`);
  expect(readdirSync(folder).sort()).toEqual(['facedesk.1.log', 'facedesk.2.log', 'facedesk.log']);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1000);
  expect(readFileSync(log.path, 'utf8')).toContain('entry 199');
});

it('never fails, and tells once that it can’t be written', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'logs'), 'no folder');
  const troubles: unknown[] = [];
  const log = openLog(join(folder, 'logs', 'facedesk.log'), now, (error) => troubles.push(error));
  log.write('one');
  log.write('two');
  expect(troubles).toHaveLength(1);
  rmSync(join(folder, 'logs'));
  log.write('three');
  expect(readFileSync(log.path, 'utf8')).toContain('three');
});

it('is not filled by a fault in a loop', () => {
  const path = join(newFolder(), 'facedesk.log');
  let clock = 0;
  const faults = createFaults(
    openLog(path, now, fail),
    () => clock,
    () => undefined,
  );
  for (let count = 0; count < 500; count += 1) faults.report('loop', 'x');
  clock = 60_000;
  faults.note('after');
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  expect(lines).toHaveLength(62);
  expect(lines.at(-2)).toContain('440 more in a minute');
});

it('takes of what a page says a kind and lines of code, and no text', () => {
  const path = join(newFolder(), 'facedesk.log');
  const faults = createFaults(
    openLog(path, now, fail),
    () => 0,
    () => undefined,
  );
  faults.reportPage({ where: 'screen', name: 'Mohan Kumar', stack: 'Mohan\n    at Mohan Kumar! (x)\n Mohan' });
  expect(readFileSync(path, 'utf8')).toBe('2026-12-01T08:00:00.000Z Fault (page, screen): Error\n    at (elsewhere)\n');
});

function fail(error: unknown): never {
  throw error;
}
