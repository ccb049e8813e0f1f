import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeInstaller } from '../../scripts/packaging/windows/installer.ts';
import { isHere } from '../tools.ts';
import { run } from './reading.ts';

/** The installer that makensis makes for Windows: read here, and run by wine where that is. */

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

test('under wine it installs for one person, takes an earlier version’s place, and leaves the records when it goes', async () => {
  test.skip(!isHere('wine'), 'needs wine');
  test.setTimeout(300_000);
  const prefix = join(folder, 'wine');
  Object.assign(process.env, {
    ...{ WINEPREFIX: prefix, WINEARCH: 'win64', WINEDEBUG: '-all' },
    // No .NET, no browser, nothing in this computer's own menus.
    WINEDLLOVERRIDES: 'mscoree=d;mshtml=d;winemenubuilder.exe=d',
  });
  const wine = (...args: string[]) => run('wine', ...args);
  const person = join(prefix, 'drive_c/users', userInfo().username, 'AppData');
  const home = join(person, 'Local/Programs/Facedesk');
  const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\org.facedesk.Facedesk';
  const shortcut = join(person, 'Roaming/Microsoft/Windows/Start Menu/Programs/Facedesk.lnk');
  const records = join(person, 'Roaming/facedesk/records/records.db');
  try {
    wine('winecfg', '-v', 'win10');
    // An earlier version, with a file that the next one has no more, of a program as small as can be.
    const small = join(folder, 'small');
    await mkdir(join(small, 'old'), { recursive: true });
    await writeFile(join(small, 'old/gone in the next.txt'), 'old');
    await copyFile(join(prefix, 'drive_c/windows/system32/notepad.exe'), join(small, 'Facedesk.exe'));
    const earlier = join(folder, 'facedesk-0.0.1.exe');
    await makeInstaller(small, earlier, join(folder, 'work'), { version: '0.0.1', compression: 'none' });
    wine(earlier, '/S');
    expect(filesOf(home)).toEqual(['Facedesk.exe', 'Uninstall.exe', 'old/gone in the next.txt']);
    expect(wine('reg', 'query', key, '/v', 'DisplayVersion')).toContain('0.0.1');

    await mkdir(join(records, '..'), { recursive: true });
    await writeFile(records, 'kept');
    await writeFile(join(home, 'a person’s own.txt'), 'kept');
    wine(installer, '/S');
    expect(filesOf(home)).toEqual([...filesOf(packed), 'Uninstall.exe', 'a person’s own.txt'].sort());
    expect(existsSync(shortcut)).toBe(true);
    const entry = wine('reg', 'query', key);
    for (const fact of ['0.0.2', 'The Facedesk authors', '\\Programs\\Facedesk\\Uninstall.exe" /S'])
      expect(entry).toContain(fact);

    wine(join(home, 'Uninstall.exe'), '/S', `_?=${wine('winepath', '--windows', home).trim()}`);
    // Started by Windows itself it goes too; so it can be waited for here.
    expect(filesOf(home)).toEqual(['Uninstall.exe', 'a person’s own.txt']);
    expect(existsSync(shortcut)).toBe(false);
    expect(() => wine('reg', 'query', key)).toThrow();
    expect(readFileSync(records, 'utf8')).toBe('kept');
  } finally {
    spawnSync('wineserver', ['--kill', '--wait']);
  }
});

/** Of a folder, with those in its folders. */
const filesOf = (top: string): string[] =>
  readdirSync(top, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(top, join(entry.parentPath, entry.name)))
    .sort();
