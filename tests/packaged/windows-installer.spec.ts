import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeInstaller } from '../../scripts/packaging/windows/installer.ts';
import { isHere } from '../tools.ts';
import { run } from './reading.ts';

/** The installer that makensis makes for Windows: read here, not run. */

const packed = process.env.FACEDESK_PACKED_WINDOWS ?? '';

test.describe.configure({ mode: 'serial' });
test.skip(!isHere('makensis'), 'needs makensis (nsis)');

let folder: string;
let installer: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-installer-'));
  installer = join(folder, 'facedesk-0.0.2.exe');
  await makeInstaller(packed, installer, join(folder, 'work'), { version: '0.0.2', compression: 'none' });
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('it brings every file of the program, says what it is, and asks for no administrator', () => {
  test.skip(!isHere('7z') || !isHere('exiftool'), 'needs 7z and exiftool');
  const listed = run('7z', 'l', '-slt', installer)
    .split('\n')
    .flatMap((line) => /^Path = (.*)$/.exec(line)?.slice(1) ?? []);
  expect(listed).toEqual(expect.arrayContaining([...filesOf(packed), 'Uninstall.exe']));
  const told = JSON.parse(run('exiftool', '-json', installer))[0];
  expect(told).toMatchObject({ ProductName: 'Facedesk', FileVersion: '0.0.2', MachineType: 'AMD AMD64' });
  const manifest = readFileSync(installer).subarray(0, 500_000).toString('latin1');
  expect(manifest).toContain('<requestedExecutionLevel level="asInvoker"');
});

/** Of a folder, with those in its folders. */
const filesOf = (top: string): string[] =>
  readdirSync(top, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(top, join(entry.parentPath, entry.name)))
    .sort();
