import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, linkSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage, extractAll, listPackage } from '@electron/asar';
import { expect, type Page, test } from '@playwright/test';
import { makeDeb } from '../../scripts/packaging/linux/deb.ts';
import { sampleSessions } from '../../shared/practice.ts';
import { step, visitHead } from '../e2e/cases.ts';
import { dropFile } from '../e2e/drops.ts';
import { portrait } from '../e2e/pictures.ts';
import { openSection } from '../e2e/reports.ts';
import { well } from '../e2e/screens.ts';
import { isHere } from '../tools.ts';
import { asUser, debuggerOf, giveAway, newHome, removeHome, startInstalled } from './installed-program.ts';
import { expectFuses, run } from './reading.ts';

/** The program as a person installs it, by what Debian's tools and its own window say of it. */

const root = join(import.meta.dirname, '../..');
const packed = process.env.FACEDESK_PACKED ?? '';
const home = '/usr/lib/facedesk';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [live] = sampleSessions;

const sessionIsHere = ['setpriv', 'dbus-run-session', 'gnome-keyring-daemon'].every(isHere);
const debianIsHere = ['dpkg-deb', 'dpkg'].every(isHere);
const isRoot = process.getuid?.() === 0;

let folder: string;
test.beforeAll(async () => {
  if (packed === '') throw new Error('run these tests with `npm test`: it packs the program');
  folder = await mkdtemp(join(tmpdir(), 'facedesk-packages-'));
  // An ordinary user starts what lies here.
  await chmod(folder, 0o755);
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

const archive = join(packed, 'resources/app.asar');

test.skip(process.platform !== 'linux', 'is about the program as Linux has it');

test('the packed program holds its bundles, what they read and one native file, and every fuse is set', async () => {
  const files = listPackage(archive, { isPack: false }).filter((path) => /\.\w+$/.test(path));
  const driver = '/node_modules/better-sqlite3-multiple-ciphers';
  const places = ['/out/main/', '/out/preload/', '/out/renderer/', '/resources/', `${driver}/`];
  expect(files.filter((path) => !places.some((place) => path.startsWith(place))).sort()).toEqual([
    '/package.json',
    '/sbom.cdx.json',
  ]);
  expect(files.filter((path) => path.endsWith('.node'))).toEqual([`${driver}/prebuilds/linux-${process.arch}.node`]);
  expect(files.filter((path) => /\.(map|ts|tsx|svg)$/.test(path) && !path.includes('/icons/'))).toEqual([]);
  expect(existsSync(join(packed, 'resources/default_app.asar'))).toBe(false);
  await expectFuses(join(packed, 'facedesk'));
});

test('the list of what it is made of names every library that the program depends on, all of them under permissive licences', () => {
  extractAll(archive, join(folder, 'archive'));
  const { components } = JSON.parse(readFileSync(join(folder, 'archive/sbom.cdx.json'), 'utf8'));
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = components.map(({ group, name }: { group?: string; name: string }) =>
    group ? `${group}/${name}` : name,
  );
  expect(names).toEqual(expect.arrayContaining([...Object.keys(dependencies), 'electron']));
  // Where there is a choice, the first one is.
  const permissive =
    /^\(?(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|BlueOak-1\.0\.0|Python-2\.0)( OR [\w.-]+)*\)?$/;
  for (const { name, licenses } of components) {
    expect(licenses.length, name).toBeGreaterThan(0);
    for (const { license, expression } of licenses) expect(license?.id ?? expression, name).toMatch(permissive);
  }
});

test.describe('as Debian installs it', () => {
  test.skip(!debianIsHere || !sessionIsHere || !isRoot, 'needs dpkg, dbus, gnome-keyring and an administrator');
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(300_000);

  const processor = process.arch as 'x64' | 'arm64';
  const makePackage = async (of: string) => {
    const file = join(folder, `facedesk-${of}.deb`);
    await makeDeb(packed, file, join(folder, 'deb'), { version: of, processor, isRelease: false, compression: 'none' });
    return file;
  };
  // Without what other packages do when one comes or goes: an index of all manual pages, made anew each time.
  const dpkg = (...args: string[]) => run('dpkg', '--no-triggers', ...args);
  const installedVersion = () => /^Version: (.*)$/m.exec(run('dpkg', '--status', 'facedesk'))?.[1];
  test.afterAll(() => dpkg('--purge', 'facedesk'));

  test('it installs, and what it brings is as the system wants it', async () => {
    const file = await makePackage('0.0.1');
    dpkg('--install', file);
    expect(installedVersion()).toBe('0.0.1~trial');
    // Root's, and as Chromium wants it: the sandbox of ordinary users.
    expect(statSync(join(home, 'chrome-sandbox'))).toMatchObject({ uid: 0, mode: 0o104755 });
    const share = '/usr/share';
    for (const path of [
      ...['/usr/bin/facedesk', `${share}/applications/org.facedesk.Facedesk.desktop`],
      ...[`${share}/icons/hicolor/512x512/apps/org.facedesk.Facedesk.png`, `${share}/doc/facedesk/copyright`],
    ]) {
      expect(existsSync(path), path).toBe(true);
    }
    const uncompressed = ['control', 'data'].map((part) => `uses-no-compression-for-${part}-tarball`).join(',');
    const checkers = [
      // That this one is not compressed is the tests' own doing.
      ['lintian', '--no-cfg', '--allow-root', '--fail-on', 'error,warning', '--suppress-tags', uncompressed, file],
      ['man', '--warnings', '--local-file', `${share}/man/man1/facedesk.1.gz`],
      ['desktop-file-validate', `${share}/applications/org.facedesk.Facedesk.desktop`],
      ['appstreamcli', 'validate', '--no-net', `${share}/metainfo/org.facedesk.Facedesk.metainfo.xml`],
    ];
    for (const [command = '', ...args] of checkers) {
      if (isHere(command)) run(command, ...args);
      else console.log(`${command} is not here: what it would say is not known.`);
    }
  });

  test('an ordinary user makes a whole case in its window, with Chromium’s sandbox on, and saves the report', async () => {
    test.skip(!isHere('xdotool'), 'needs xdotool, which answers the system’s dialog');
    const person = newHome();
    const program = await startInstalled('/usr/bin/facedesk', person);
    const { page, close } = program;
    try {
      expect(unsandboxed(program.process)).toEqual([]);
      await makeCase(page);
      await page.getByRole('button', { name: 'Save the report' }).click();
      await acceptFileName('Save the report');
      await expect(page.getByRole('heading', { name: 'The report is saved' })).toBeVisible({ timeout: 60_000 });
      const saved = run('find', person, '-name', '*.pdf').trim();
      expect(readFileSync(saved, 'latin1')).toMatch(/^%PDF-[\s\S]*\/ByteRange/);
      // On threads of their own, out of the archive as well.
      const verified = await page.evaluate(() => window.facedesk.records.verify({ printedHead: null }));
      expect(verified).toMatchObject({ ok: true, value: { database: 'sound', disagreements: 0 } });
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await openSection(page, 'Verify a report');
      await dropFile(page, page.getByRole('group', { name: 'Report to verify' }), saved);
      await expect(page.getByText('Unchanged, written by this installation')).toBeVisible();
    } finally {
      await close();
      removeHome(person);
    }
  });

  test('the next version takes its place, opens the records of the one before, and leaves them when it goes', async () => {
    const person = newHome();
    const data = join(person, '.config/facedesk');
    cpSync(join(root, 'tests/fixtures/records-2/data'), data, { recursive: true });
    giveAway(person);
    dpkg('--install', await makePackage(version));
    expect(installedVersion()).toBe(`${version}~trial`);
    const { page, close } = await startInstalled('/usr/bin/facedesk', person);
    try {
      await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('correct horse battery');
      await page.getByRole('button', { name: 'Unlock' }).click();
      // They are of another mode than practice: its outbox tells of all that is open.
      await expect(page.getByRole('link', { name: 'Outbox, 21 open' })).toBeVisible();
    } finally {
      await close();
    }
    dpkg('--remove', 'facedesk');
    expect(existsSync(home)).toBe(false);
    expect(existsSync('/usr/bin/facedesk')).toBe(false);
    expect(existsSync(join(data, 'records'))).toBe(true);
    removeHome(person);
  });
});

test('a release ends where a debugger is asked for, and opens no door to it; a trial opens it', async () => {
  test.skip(!sessionIsHere, 'needs dbus and gnome-keyring');
  const release = join(folder, 'release');
  cpSync(packed, release, { recursive: true });
  const unpacked = join(folder, 'unpacked');
  extractAll(archive, unpacked);
  const description = join(unpacked, 'package.json');
  await writeFile(description, JSON.stringify({ ...JSON.parse(readFileSync(description, 'utf8')), isRelease: true }));
  await createPackage(unpacked, join(release, 'resources/app.asar'));
  // A copy may have any name: by this one Electron takes a program for a developer's.
  linkSync(join(release, 'facedesk'), join(release, 'electron'));
  for (const [executable, door] of [
    ['facedesk', '--remote-debugging-port=0'],
    ['facedesk', '--remote-debugging-pipe'],
    ['electron', '--remote-debugging-port=0'],
  ] as const) {
    const person = newHome();
    const started = asUser(join(release, executable), [door], person);
    const ended = once(started, 'exit');
    expect(await debuggerOf(started), `${executable} ${door}`).toBeNull();
    expect(await ended, `${executable} ${door}`).toEqual([64, null]);
    removeHome(person);
  }
});

/** A whole visit, by what is on its page. */
async function makeCase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New case', exact: true }).click();
  await page.getByRole('textbox', { name: 'Case reference' }).fill('APP-2026-44');
  await page.getByRole('textbox', { name: "Customer's name" }).fill('Asha Verma');
  await page.keyboard.press('Enter');
  await step(page, 'Consent').getByRole('button', { name: 'Spoken' }).click();
  await page.getByRole('textbox', { name: 'Session id' }).fill(live.sessionId);
  await page.getByRole('textbox', { name: "Customer's IP address" }).fill('49.36.1.2');
  await page.keyboard.press('Enter');
  await well(page, 'Document photo').locator('input[type="file"]').setInputFiles(portrait('asha-2'));
  await expect(well(page, 'Live photo').getByRole('img')).toBeVisible();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(visitHead(page)).toContainText('Pass');
}

/** Of the installed program's processes that show pages, those whose system calls nothing filters; empty where Chromium's sandbox is on. */
function unsandboxed({ pid }: ChildProcess): string[] {
  const shown = run('ps', '-e', '-o', 'pid=,args=')
    .split('\n')
    .filter((line) => line.includes(`${home}/facedesk --type=renderer`));
  expect(shown.length, `of ${pid}`).toBeGreaterThan(0);
  const filtered = (line: string) =>
    /^Seccomp:\t2$/m.test(readFileSync(`/proc/${Number.parseInt(line, 10)}/status`, 'utf8'));
  return shown.filter((line) => line.includes('--no-sandbox') || !filtered(line));
}

/** Saves under the name that is offered, in the system's own dialog, by its last button. It heeds no press before it is drawn. */
async function acceptFileName(title: string): Promise<void> {
  const dialog = ['search', '--onlyvisible', '--name', title];
  run('xdotool', 'search', '--sync', ...dialog.slice(1));
  await expect(() => {
    const found = spawnSync('xdotool', [...dialog, 'getwindowgeometry', '--shell'], { encoding: 'utf8' });
    if (found.status !== 0) return;
    const [, x, y, width, height] = /X=(\d+)\sY=(\d+)\sWIDTH=(\d+)\sHEIGHT=(\d+)/.exec(found.stdout)?.map(Number) ?? [];
    run('xdotool', 'mousemove', `${Number(x) + Number(width) - 24}`, `${Number(y) + Number(height) - 24}`);
    // In a command of its own: what is sent to a window by its number is not heeded.
    run('xdotool', 'click', '1');
    expect(spawnSync('xdotool', dialog).status).not.toBe(0);
  }).toPass({ timeout: 60_000 });
}
