import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { checkedFeed, writeFeed } from '../../scripts/packaging/update-feed.ts';
import { isHere } from '../tools.ts';
import { type Installed, newHome, removeHome, startInstalled } from './installed-program.ts';
import { run } from './reading.ts';

/** A packed program that an organisation has given a feed: what it finds there, what it takes, and what it asks. */

const packed = process.env.FACEDESK_PACKED ?? '';
const root = join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const NEXT = '99.0.0';

test.skip(process.platform !== 'linux', 'is about the program as Linux has it');
test.skip(
  !['setpriv', 'dbus-run-session', 'gnome-keyring-daemon', 'dpkg'].every(isHere),
  'needs dpkg, dbus and gnome-keyring',
);
test.setTimeout(180_000);

let folder: string;
let program: string;
let person: string;
let server: Server;
let asked: IncomingMessage[];
/** What the server has, by path. */
let files: Map<string, string | Buffer>;
/** Where it sends requests on to, by path. */
let sentOn: Map<string, string>;
const next = randomBytes(3_000_000);

test.beforeEach(async () => {
  if (packed === '') throw new Error('run these tests with `npm test`: it packs the program');
  folder = await mkdtemp(join(tmpdir(), 'facedesk-update-'));
  await chmod(folder, 0o755);
  program = join(folder, 'program');
  // Links to the same files: what is added to the copy is not in the other one.
  run('cp', '-al', packed, program);
  person = newHome();
  asked = [];
  files = new Map();
  sentOn = new Map();
  server = createServer((request, response) => {
    asked.push(request);
    const path = URL.parse(request.url ?? '', 'http://feed')?.pathname ?? '';
    const location = sentOn.get(path);
    if (location) return response.writeHead(302, { location }).end();
    const body = files.get(path);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await writeFile(join(program, 'resources/package-type'), 'deb');
  const feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}/facedesk/`;
  await writeFeed(join(program, 'resources'), checkedFeed(feed, false));
});
test.afterEach(async () => {
  server.close();
  server.closeAllConnections();
  // One that has started itself anew is nobody's child.
  const left = spawnSync('pgrep', ['-f', `^${program}/`], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean);
  for (const id of left) killIfThere(Number(id));
  removeHome(person);
  await rm(folder, { recursive: true, force: true });
});

/** What a feed has: a description, and the package it speaks of. */
function offer(offered: string, sha512 = createHash('sha512').update(next).digest('base64')): void {
  const file = `facedesk-${offered}.deb`;
  const described = `  - url: ${file}\n    sha512: ${sha512}\n    size: ${next.length}`;
  files.set(
    '/facedesk/latest-linux.yml',
    [
      `version: ${offered}`,
      'files:',
      described,
      `path: ${file}`,
      `sha512: ${sha512}`,
      "releaseDate: '2026-12-01'",
      '',
    ].join('\n'),
  );
  files.set(`/facedesk/${file}`, next);
}

const logOf = (home: string) => join(home, '.config/facedesk/logs/facedesk.log');
const logText = () => (existsSync(logOf(person)) ? readFileSync(logOf(person), 'utf8') : '');
const start = (path?: string): Promise<Installed> => startInstalled(join(program, 'facedesk'), person, path);
const pathsAsked = () => asked.map(({ url }) => URL.parse(url ?? '', 'http://feed')?.pathname);
const updateNow = (page: Page) => page.evaluate(() => window.facedesk.updates.read({}));

async function openAbout(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('region', { name: 'About Facedesk' }).scrollIntoViewIfNeeded();
}

/** In the place of what asks for an administrator's password: notes what it is to run, and how the person has answered. */
async function answerPassword(commands: string, code: 0 | 126): Promise<void> {
  const take = `case "$*" in *dpkg*) for each in "$@"; do :; done; cp "\${each##* }" ${commands}/package;; esac`;
  const script = `#!/bin/sh\nprintf '%s ' "$@" >>${commands}/asked\n${take}\nexit ${code}\n`;
  await writeFile(join(commands, 'pkexec'), script, { mode: 0o755 });
}

test('a newer version is fetched and verified, and installed when the person says so; where that fails, this one goes on', async () => {
  offer(NEXT);
  const commands = join(folder, 'commands');
  run('mkdir', '-m', '0777', commands);
  await answerPassword(commands, 126);
  const { page } = await start(commands);
  await openAbout(page);
  const about = page.getByRole('region', { name: 'About Facedesk' });
  await expect(about.getByText(`Version ${NEXT} is ready`)).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: test.info().outputPath('ready.png') });
  expect(pathsAsked()).toEqual(['/facedesk/latest-linux.yml', `/facedesk/facedesk-${NEXT}.deb`]);
  // Whoever runs the feed learns an address and that it is this program: nothing of who, or of which laptop.
  const told = asked.flatMap(({ method, headers }) => [method ?? '', ...Object.keys(headers)]);
  expect(told.filter((name) => !usualHeaders.includes(name))).toEqual([]);
  for (const { headers } of asked) {
    expect(headers['x-user-staging-id'] ?? NOBODY).toBe(NOBODY);
    expect(headers['user-agent']).toBe('electron-builder');
  }

  const install = about.getByRole('button', { name: 'Restart and update' });
  await install.click();
  await expect(about.getByText(`Version ${NEXT} could not be installed`)).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(join(commands, 'asked'), 'utf8')).toMatch(/dpkg -i /);
  expect(readFileSync(join(commands, 'package')).equals(next)).toBe(true);
  // Its records were closed for it, and are open again.
  expect(await page.evaluate(() => window.facedesk.records.status({}))).toMatchObject({ value: { state: 'open' } });
  await page.screenshot({ path: test.info().outputPath('failed.png') });

  await answerPassword(commands, 0);
  const starts = () => readFileSync(logOf(person), 'utf8').match(/Facedesk \S+ starts/g)?.length;
  expect(starts()).toBe(1);
  await install.click();
  await expect.poll(starts, { timeout: 60_000 }).toBe(2);
});

test('a package with another hash than the feed names is not offered', async () => {
  offer(NEXT, createHash('sha512').update('another').digest('base64'));
  const { page, close } = await start();
  try {
    await expect.poll(() => logText().includes('looking for an update'), { timeout: 60_000 }).toBe(true);
    expect(pathsAsked()).toContain(`/facedesk/facedesk-${NEXT}.deb`);
    expect(await updateNow(page)).toMatchObject({ value: { state: 'none' } });
    // The log says that it failed, and nothing of where.
    expect(logText()).not.toContain('127.0.0.1');
  } finally {
    await close();
  }
});

test('a feed that sends a request on to a server without TLS is not followed', async () => {
  let reached = 0;
  const elsewhere = createServer((_request, response) => {
    reached += 1;
    response.end(next);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  offer(NEXT);
  const { port } = elsewhere.address() as AddressInfo;
  sentOn.set(`/facedesk/facedesk-${NEXT}.deb`, `http://127.0.0.1:${port}/facedesk-${NEXT}.deb`);
  const { page, close } = await start();
  try {
    await expect.poll(() => logText().includes('looking for an update'), { timeout: 60_000 }).toBe(true);
    expect(pathsAsked()).toContain(`/facedesk/facedesk-${NEXT}.deb`);
    expect(reached).toBe(0);
    expect(await updateNow(page)).toMatchObject({ value: { state: 'none' } });
  } finally {
    await close();
    elsewhere.close();
  }
});

for (const offered of [version, '0.0.1']) {
  test(`version ${offered} is no update for ${version}: nothing is fetched`, async () => {
    offer(offered);
    const { page, close } = await start();
    try {
      await expect.poll(pathsAsked, { timeout: 60_000 }).toEqual(['/facedesk/latest-linux.yml']);
      expect(await updateNow(page)).toMatchObject({ value: { state: 'none' } });
    } finally {
      await close();
    }
    expect(pathsAsked()).toHaveLength(1);
  });
}

test('a feed has TLS; on this computer a trial may do without', () => {
  expect(checkedFeed('https://updates.example/facedesk', true)).toBe('https://updates.example/facedesk');
  for (const [address, isRelease] of [
    ['http://updates.example/', false],
    ['http://127.0.0.1:8080/', true],
    ['file:///srv/feed', false],
    ['updates.example', false],
  ] as const) {
    expect(() => checkedFeed(address, isRelease), address).toThrow('https://');
  }
});

function killIfThere(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It went with another one.
  }
}

/** In the place of a number that electron-updater would make for each computer. */
const NOBODY = '00000000-0000-4000-8000-000000000000';
const usualHeaders = [
  'GET',
  'host',
  'connection',
  'user-agent',
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'x-user-staging-id',
  ...['sec-fetch-dest', 'sec-fetch-mode', 'sec-fetch-site'],
];
