import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { copyFile, cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { adviceOf } from '../../shared/picture/face-advice.ts';
import type { FaceAdvice, FaceMeasures, Subject } from '../../shared/picture/picture.ts';
import { runs } from '../counts.ts';
import { startAfresh } from './afresh.ts';
import { type ChosenFile, photograph, photographsAreHere, portrait, whyNoPhotographs } from './pictures.ts';
import { openProgram, type Program } from './program.ts';
import { choose, compare, openMatch, result, well } from './screens.ts';

/** What is said of a picture on this computer before it is sent. */

/** Whether this run writes its figures into docs/FACE-CHECK.md. */
const isWritten = process.env.FACEDESK_FIGURES === 'write';
const NOTHING = 'One face, clear to see';
const root = join(import.meta.dirname, '../..');
const page = () => program.page;

let program: Program;
test.beforeAll(async () => {
  program = await openProgram();
});
test.beforeEach(() => startAfresh(program));
test.afterAll(() => program.close());

/** What is done to a photograph, and what has to be advised then. */
const changes = {
  'as it is': [{}, []],
  'at 15 % of its light': [{ filter: 'brightness(15%)' }, ['tooDark']],
  'at 250 % of its light': [{ filter: 'brightness(250%)' }, ['tooBright']],
  'blurred by 1/180 of its width': [{ blur: 1 / 180 }, ['blurred']],
  '150 px wide': [{ width: 150 }, ['tooSmall']],
  'turned by 45°': [{ turn: 45 }, ['tilted']],
  'turned by 90°': [{ turn: 90 }, ['tilted']],
  'turned by 180°': [{ turn: 180 }, ['tilted']],
} as const satisfies Record<string, readonly [Change, readonly FaceAdvice[]]>;

interface Change {
  readonly filter?: string;
  readonly width?: number;
  /** By how much of its width. */
  readonly blur?: number;
  readonly turn?: number;
  /** As the photograph on a card, of so many of its hundred parts in width. */
  readonly onCard?: number;
}

async function changed(file: ChosenFile, change: Change): Promise<ChosenFile> {
  if (Object.keys(change).length === 0) return file;
  const base64 = await page().evaluate(
    async ([bytes, { filter = 'none', blur = 0, width = 0, turn = 0, onCard = 0 }]) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.fromBase64(bytes)]));
      const scale = width > 0 ? width / picture.width : 1;
      const [across, down] = [picture.width * scale, picture.height * scale].map(Math.round) as [number, number];
      const longest = Math.max(across, down);
      const size = onCard > 0 ? [1200, 800] : turn > 0 ? [longest * 1.4, longest * 1.4] : [across, down];
      const canvas = new OffscreenCanvas(size[0] ?? 1, size[1] ?? 1);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('nothing to draw on');
      context.imageSmoothingQuality = 'high';
      context.fillStyle = '#d8d4c8';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.filter = blur > 0 ? `blur(${blur * picture.width}px)` : filter;
      if (onCard > 0) {
        const part = 12 * onCard;
        context.drawImage(picture, 80, 200, part, (part * picture.height) / picture.width);
        context.fillStyle = '#333';
        context.font = '40px sans-serif';
        context.fillText('PERMANENT ACCOUNT NUMBER', 480, 120);
      } else {
        context.translate(canvas.width / 2, canvas.height / 2);
        context.rotate((turn * Math.PI) / 180);
        context.drawImage(picture, -across / 2, -down / 2, across, down);
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      return new Uint8Array(await blob.arrayBuffer()).toBase64();
    },
    [file.buffer.toString('base64'), change] as const,
  );
  return { name: file.name.replace(/\.\w+$/, '.jpg'), mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

const adviceIn = (place: 'Live photo' | 'Document photo') => well(page(), place).getByRole('status');

test.describe('photographs', () => {
  test.skip(!photographsAreHere, whyNoPhotographs);

  test('one face, several and none are told apart, what may be better is said, and what was advised is kept', async () => {
    await openMatch(page());
    const told: readonly (readonly [string, Change, 'Live photo' | 'Document photo', string])[] = [
      ['person-a-1.jpg', {}, 'Live photo', NOTHING],
      ['no-face.png', {}, 'Live photo', 'No face found: take the photo again'],
      ['person-a-1.jpg', changes['at 15 % of its light'][0], 'Live photo', 'Too dark: turn towards the light'],
      ['person-a-1.jpg', { onCard: 15 }, 'Live photo', 'Small face: go closer'],
      ['person-a-1.jpg', { onCard: 15 }, 'Document photo', NOTHING],
      ['two-people.jpg', {}, 'Live photo', '2 faces: crop to one'],
    ];
    for (const [name, change, place, words] of told) {
      await choose(page(), place, await changed(photograph(name), change));
      await expect(adviceIn(place), `${name} ${JSON.stringify(change)}`).toHaveText(words);
    }
    // Never a block: it is sent as it is.
    await compare(page());
    await expect(result(page())).toContainText('FD-', { timeout: 30_000 });
    const check = await newestMatch();
    expect(check.first.picture?.advice).toMatchObject({ subject: 'face', advice: ['severalFaces'] });
    expect(check.first.picture?.advice?.measures.faces).toHaveLength(2);
    expect(check.second.advice).toMatchObject({ subject: 'document', advice: [] });
    await result(page()).getByRole('button', { name: 'Enlarge Live photo' }).click();
    await expect(page().getByRole('dialog')).toContainText('2 faces: crop to one');
  });

  test('every photograph and what becomes of it in bad light, blurred, small and turned gets its advice, in time', async () => {
    test.setTimeout(180_000);
    const rows: string[] = [];
    const times: number[] = [];
    const measure = async (
      what: string,
      change: Change,
      name: string,
      subject: Subject,
      expected: readonly string[],
    ) => {
      const { measures, took } = await measured(await changed(photograph(name), change));
      const { advice } = adviceOf(measures, subject);
      times.push(took);
      rows.push(rowOf(name, what, measures, advice));
      expect.soft(advice, `${name} ${what}`).toEqual(expected);
    };
    const photographs = ['person-a-1.jpg', 'person-a-2.jpg', 'person-b-1.jpg', 'person-c-1.png'];
    // Of its changes each photograph has every one, or every other: each is then seen on two of the four.
    const every = isWritten ? 1 : runs(1, 2);
    for (const [place, name] of photographs.entries()) {
      for (const [number, [what, [change, expected]]] of Object.entries(changes).entries()) {
        if (number > 0 && (number + place) % every !== 0) continue;
        // So much light leaves nothing of this face.
        const isLost = name === 'person-c-1.png' && what === 'at 250 % of its light';
        await measure(what, change, name, 'face', isLost ? ['noFace'] : expected);
      }
      await measure('on a card, judged as one', { onCard: 20 }, name, 'document', []);
    }
    await measure('at 200 % of its light', { filter: 'brightness(200%)' }, 'person-c-1.png', 'face', ['tooBright']);
    await measure('as it is', {}, 'two-people.jpg', 'face', ['severalFaces']);
    await measure('as it is', {}, 'no-face.png', 'face', ['noFace']);
    const [first = 0, ...later] = times;
    const middle = later.toSorted((one, other) => one - other)[Math.floor(later.length / 2)] ?? 0;
    expect(middle).toBeLessThan(2000);
    write('photographs', [
      `First picture ${first} ms, with the start of the thread; later ones ${middle} ms (median of ${later.length}).`,
      '',
      '| photograph | what was done to it | faces | eyes apart, px | roll | yaw | pitch | light | sharpness | advice |',
      '|---|---|---|---|---|---|---|---|---|---|',
      ...rows,
    ]);
  });
});

test('nothing of it is loaded before the first picture, and its thread ends when no more come', async () => {
  // No program that has looked at a picture, or was told another time.
  await program.close();
  program = await openProgram();
  const loaded = () =>
    page().evaluate(() =>
      performance.getEntriesByType('resource').filter(({ name }) => /face/.test(new URL(name).pathname)),
    );
  await page().clock.install();
  await openMatch(page());
  const before = await memory();
  expect(page().workers()).toHaveLength(0);
  expect(await loaded()).toEqual([]);
  await choose(page(), 'Live photo', portrait('asha-1'));
  await expect(adviceIn('Live photo')).toHaveText(NOTHING);
  await choose(page(), 'Document photo', portrait('couple'));
  await expect(adviceIn('Document photo')).toHaveText('2 faces: crop to one');
  expect(
    page()
      .workers()
      .filter((worker) => worker.url().includes('face-worker')),
  ).toHaveLength(1);
  // Only that thread may compile WebAssembly.
  expect(
    await page().evaluate(() =>
      WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).then(
        () => 'compiled',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  const during = await memory();
  expect(during).toBeGreaterThan(before);
  await page().clock.fastForward(31_000);
  await expect
    .poll(
      () =>
        page()
          .workers()
          .filter((worker) => worker.url().includes('face-worker')).length,
    )
    .toBe(0);
  await expect.poll(memory, { timeout: 20_000 }).toBeLessThan(during - 0.3 * (during - before));
  write('memory', [
    `Memory of the window's process: ${before} MB before the first picture, ${during} MB while the thread is there, ${await memory()} MB once it has ended.`,
  ]);
});

test('what is advised moves nothing that can be pressed meanwhile', async () => {
  await openMatch(page());
  await choose(page(), 'Live photo', portrait('asha-1'));
  await expect(adviceIn('Live photo')).toHaveText(NOTHING);
  const replace = well(page(), 'Live photo').getByRole('button', { name: 'Replace the Live photo' });
  const top = () => replace.evaluate((button) => button.getBoundingClientRect().top);
  const places = await page().evaluateHandle(() => {
    const seen = new Set<number>();
    const look = () => {
      const button = document.querySelector('[aria-label^="Replace the"]');
      if (button) seen.add(button.getBoundingClientRect().top);
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  // Said with two buttons below it.
  await choose(page(), 'Live photo', portrait('couple'));
  await expect(adviceIn('Live photo')).toHaveText('2 faces: crop to one');
  await expect(well(page(), 'Live photo').getByRole('button', { name: /Crop/ }).first()).toBeVisible();
  await expect(replace).toBeVisible();
  expect(await places.evaluate((seen) => [...seen])).toEqual([await top()]);
});

test('where it can’t be looked at that is said, the log says why, and the picture can be sent', async () => {
  // A copy that lacks a file: other programs run from these at the same time.
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-no-faces-'));
  await cp(join(root, 'out'), join(folder, 'out'), { recursive: true });
  await copyFile(join(root, 'package.json'), join(folder, 'package.json'));
  for (const name of ['node_modules', 'resources']) await symlink(join(root, name), join(folder, name));
  await rm(join(folder, 'out/renderer/faces/tfjs-backend-wasm-simd.wasm'));
  await program.close();
  program = await openProgram({ folder });
  await openMatch(page());
  await choose(page(), 'Live photo', portrait('asha-1'));
  await expect(adviceIn('Live photo')).toContainText('could not be looked at');
  await expect.poll(program.output).toContain('looking for faces');
  await choose(page(), 'Document photo', portrait('asha-2'));
  await compare(page());
  await expect(result(page())).toContainText('FD-', { timeout: 30_000 });
  expect((await newestMatch()).first.picture?.advice).toBeNull();
  await rm(folder, { recursive: true, force: true });
});

async function newestMatch() {
  const check = await page().evaluate(async () => {
    const everything = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null };
    const found = await window.facedesk.history.search({ ...everything, before: null, limit: 1 });
    const newest = found.ok ? await window.facedesk.checks.read({ id: found.value.items[0]?.id ?? '' }) : found;
    return newest.ok ? newest.value.check : null;
  });
  if (check?.kind !== 'faceMatch') throw new Error('no match');
  return check;
}

/** By the thread itself, as the window would ask it. */
async function measured(file: ChosenFile): Promise<{ measures: FaceMeasures; took: number }> {
  const script = readdirSync(join(root, 'out/renderer/assets')).find((name) => name.startsWith('face-worker-'));
  return page().evaluate(
    async ([bytes, name]) => {
      const kept = globalThis as { faceThread?: Worker };
      const begun = performance.now();
      const thread = kept.faceThread ?? new Worker(`/assets/${name}`, { type: 'module' });
      kept.faceThread = thread;
      const answer = await new Promise<{ kind: string; measures: FaceMeasures }>((resolve, reject) => {
        thread.onmessage = ({ data }) => resolve(data);
        thread.onerror = () => reject(new Error('the thread could not be begun'));
        const folder = new URL('/faces/', location.href).href;
        thread.postMessage({ picture: new Blob([Uint8Array.fromBase64(bytes)]), folder });
      });
      if (answer.kind !== 'measured') throw new Error(JSON.stringify(answer));
      return { measures: answer.measures, took: Math.round(performance.now() - begun) };
    },
    [file.buffer.toString('base64'), script ?? ''] as const,
  );
}

/** What the window's process holds, in megabytes. */
async function memory(): Promise<number> {
  const kilobytes = await program.electron.evaluate(({ app, BrowserWindow }) => {
    const id = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
    return app.getAppMetrics().find(({ pid }) => pid === id)?.memory.workingSetSize ?? 0;
  });
  return Math.round(kilobytes / 1024);
}

function rowOf(name: string, what: string, { faces, brightness, sharpness }: FaceMeasures, advice: readonly string[]) {
  const [face] = faces;
  const angles = face
    ? [face.roll, face.yaw, face.pitch].map((angle) => (angle === null ? '–' : `${angle}°`))
    : ['', '', ''];
  const cells = [
    name,
    what,
    faces.length,
    face?.eyeDistance ?? '',
    ...angles,
    brightness.toFixed(2),
    sharpness.toFixed(4),
  ];
  return `| ${[...cells, advice.join(', ') || 'none'].join(' | ')} |`;
}

/** Into the document that shows them, where that is asked for: `FACEDESK_FIGURES=write`. */
function write(what: 'memory' | 'photographs', lines: readonly string[]): void {
  if (!isWritten) return;
  const path = join(root, 'docs/FACE-CHECK.md');
  const [begin, end] = [`<!-- ${what} -->`, `<!-- end of ${what} -->`];
  const text = readFileSync(path, 'utf8');
  const behind = text.slice(text.indexOf(end));
  writeFileSync(path, `${text.slice(0, text.indexOf(begin))}${begin}\n${lines.join('\n')}\n${behind}`);
}
