import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { chargedChannels } from '../../../shared/contract/channels.ts';
import { announcements, contract } from '../../../shared/contract/contract.ts';
import { sampleSessions } from '../../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../../simulator-process.ts';
import { askedOnceMore } from '../asked-once-more.ts';
import { type DesktopSession, keyringIsHere, startDesktopSession, whyNoKeyring } from '../keyring.ts';
import { expectOpen, pauseAll } from '../outbox.ts';
import { newDataFolder, openProgram, type Program } from '../program.ts';
import { headline, lookUp } from '../screens.ts';
import { enterCredentials, laneCard, openSettings } from '../settings.ts';

/** The real program with somebody else's script in its window: what it can reach, and what comes of all that it tries. */

test.skip(!keyringIsHere, whyNoKeyring);

interface Found {
  /** Everything global. */
  readonly names: readonly string[];
  /** The functions that can be reached from the bridge. */
  readonly reach: readonly string[];
  /** Everything that came to the page, as text. */
  readonly answers: readonly string[];
  /** What became of each call, with an argument that makes sense, and with others. */
  readonly plausible: Readonly<Record<string, string>>;
  readonly garbage: Readonly<Record<string, readonly string[]>>;
  readonly tried: readonly string[];
  /** What became of the calls that one press was used for. */
  readonly pressed: readonly string[];
}

const root = join(import.meta.dirname, '../../..');
const secrets = (['InstantPay, production', 'Cashfree, sandbox', 'Cashfree, production'] as const).map((lane) => ({
  lane,
  clientId: `id-${randomBytes(12).toString('hex')}`,
  clientSecret: `secret-${randomBytes(24).toString('hex')}`,
}));
const sessionOf = (name: string) => sampleSessions.find((sample) => sample.name === name)?.sessionId ?? '';

let folder: string;
let data: string;
let simulator: SimulatorProcess;
let session: DesktopSession;
let program: Program;
let found: Found;
/** What came to the attacker's own server, by either way. */
let arrived = 0;
let asked: readonly string[];
/** The page's own names in the same browser, without the program's. */
let usualNames: readonly string[];
const ends: (() => unknown)[] = [];

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-hostile-'));
  data = await newDataFolder();
  simulator = await startSimulatorProcess();
  session = await startDesktopSession();
  await session.startKeyring(folder, 'one');
  await takeOver(join(folder, 'program'));
  const common = { data, simulator, env: session.env, args: session.args };
  const honest = await openProgram(common);
  await fillVault(honest.page);
  await lookUp(honest.page, sessionOf('live'));
  await expect(headline(honest.page)).toBeVisible();
  await pauseAll(honest.page);
  await lookUp(honest.page, sessionOf('low'));
  await expectOpen(honest.page, 1);
  await honest.close();
  program = await openProgram({ ...common, folder: join(folder, 'program') });
  await attack();
});
test.afterAll(async () => {
  await program?.close();
  for (const end of ends) await end();
  await session?.stop();
  await simulator?.stop();
  for (const made of [folder, data]) await rm(made, { recursive: true, force: true });
});

/** A built program whose window runs the attacker's script. */
async function takeOver(place: string): Promise<void> {
  await cp(join(root, 'out'), join(place, 'out'), { recursive: true });
  await copyFile(join(root, 'package.json'), join(place, 'package.json'));
  for (const name of ['node_modules', 'resources']) await symlink(join(root, name), join(place, name));
  const pages = join(place, 'out/renderer');
  const [, entry] =
    /<script type="module"[^>]* src="\.?\/?([^"]+)"/.exec(await readFile(join(pages, 'index.html'), 'utf8')) ?? [];
  await copyFile(join(import.meta.dirname, 'attacker.js'), join(pages, entry ?? ''));
}

async function fillVault(page: Page): Promise<void> {
  await openSettings(page);
  for (const { lane, clientId, clientSecret } of secrets) {
    await enterCredentials(page, lane, { clientId, clientSecret });
    await expect(laneCard(page, lane)).toContainText(`ends in …${clientSecret.slice(-4)}`);
  }
}

/** Playwright waits for ever where a navigation was begun that the program refuses, unless it asks the page itself. */
const read = async (state: string): Promise<Found> => {
  const { page } = program;
  const stateNow = () => page.evaluate(() => document.querySelector('main')?.dataset.state);
  await expect.poll(stateNow, { timeout: 80_000 }).toBe(state);
  return JSON.parse(await page.evaluate(() => document.querySelector('pre')?.textContent ?? ''));
};

async function pressButton({ page }: Program): Promise<void> {
  const { x, y } = await page.evaluate(() => {
    const button = document.querySelector('button');
    button?.scrollIntoView();
    return button?.getBoundingClientRect() ?? new DOMRect();
  });
  await page.mouse.click(x + 5, y + 5);
}

async function attack(): Promise<void> {
  const { page, electron } = program;
  const server = createServer((socket) => {
    arrived += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listener = createSocket('udp4').on('message', () => {
    arrived += 1;
  });
  await new Promise<void>((resolve) => listener.bind(0, '127.0.0.1', resolve));
  ends.push(
    () => server.close(),
    () => listener.close(),
  );
  // Nobody is there to answer, and nothing outside the program is to be opened.
  await askedOnceMore(() =>
    electron.evaluate(({ dialog, shell }) => {
      const questions: string[] = [];
      Object.assign(globalThis, { asked: questions });
      dialog.showMessageBox = async (...given: unknown[]) => {
        const { message, cancelId } = given.at(-1) as Electron.MessageBoxOptions;
        questions.push(message);
        return { response: cancelId ?? 0, checkboxChecked: false };
      };
      dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
      dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
      shell.openExternal = async () => undefined;
      shell.openPath = async () => '';
      shell.showItemInFolder = () => undefined;
    }),
  );
  usualNames = await electron.evaluate(async ({ BrowserWindow }) => {
    const plain = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true } });
    await plain.loadURL('app://facedesk/look.html');
    const names = await plain.webContents.executeJavaScript('Object.getOwnPropertyNames(window)');
    plain.destroy();
    return names as string[];
  });
  const target = {
    http: (server.address() as AddressInfo).port,
    udp: listener.address().port,
    sessions: ['review', 'failed', 'expired'].map(sessionOf),
    names: Object.keys(contract),
  };
  // It needs no press to begin.
  await page.evaluate(
    (hash) => {
      window.location.hash = hash;
    },
    encodeURIComponent(JSON.stringify(target)),
  );
  found = await read('done');
  asked = await electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
}

test('what it can reach is the contract, call by call, and nothing else', () => {
  const listeners = Object.keys(announcements).map((name) =>
    name.replace(/\.(\w)/, (_, first: string) => `.on${first.toUpperCase()}`),
  );
  expect([...found.reach].sort()).toEqual([...Object.keys(contract), ...listeners].sort());
  expect(found.names.filter((name) => !usualNames.includes(name))).toEqual(['facedesk']);
});

test('each call was tried with what makes sense to it, and refuses what doesn’t', () => {
  expect(Object.keys(found.plausible).sort()).toEqual(Object.keys(contract).sort());
  const misunderstood = ['malformed', 'field', 'thrown', 'unexpected', 'notAllowed', 'no answer'];
  expect(Object.entries(found.plausible).filter(([, end]) => misunderstood.includes(end))).toEqual([]);
  const taken = Object.entries(found.garbage).filter(([, ends]) =>
    ends.some((end) => !['malformed', 'field', 'thrown'].includes(end)),
  );
  expect(taken).toEqual([]);
});

test('it gets no secret, by whatever it asks', () => {
  const heard = found.answers.join('\n');
  // The search is one that can find.
  for (const { clientSecret } of secrets) expect(heard).toContain(clientSecret.slice(-4));
  for (const { clientId, clientSecret } of secrets) {
    for (const secret of [clientId, clientSecret]) {
      expect(heard).not.toContain(secret);
      expect(heard).not.toContain(Buffer.from(secret).toString('base64'));
    }
  }
});

test('it reads no file from outside the pages, and writes none', async () => {
  const heard = found.answers.join('\n');
  expect(heard).not.toContain('root:x:0');
  expect(heard).not.toContain('BrowserWindow');
  expect(found.tried.filter((line) => line.startsWith('path ') && line.includes('came to 200'))).toEqual([]);
  expect(existsSync('/tmp/facedesk-hostile')).toBe(false);
});

test('it reaches no other origin, leads the window nowhere, and opens no other', async () => {
  expect(found.tried.filter((line) => line.includes('127.0.0.1')).length).toBeGreaterThan(70);
  // What is refused to a frame is drawn as an empty page.
  expect(found.tried.filter((line) => line.endsWith(' came to loaded') && !line.startsWith('iframe'))).toEqual([]);
  expect(arrived).toBe(0);
  expect(program.page.url()).toMatch(/^app:\/\/facedesk\//);
  const windows = await program.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
  );
  expect(windows.filter((url) => !url.includes('look.html'))).toHaveLength(1);
});

test('it charges nothing by itself, and by one press one check', async () => {
  const questions = asked.filter((message) => /^(Send (this|every|the)|Let) /.test(message));
  expect(questions).toHaveLength(1);
  expect(asked).toContain('Send checks to attacker.example?');
  for (const name of chargedChannels) expect(found.plausible[name], name).toBe('notPressed');
  expect(await simulator.ledger()).toHaveLength(1);
  await pressButton(program);
  const { pressed } = await read('pressed');
  expect(pressed).toEqual(['ok', 'notPressed', 'notPressed', 'notPressed', 'notPressed']);
});
