import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { exifSegment, portraitJpeg, withFirst } from '../pictures/jpeg.ts';
import { avif, bmp, gif, gifBeyondItsScreen } from '../pictures/others.ts';
import { animatedPng, bombOf } from '../pictures/png.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { detail, openHistory } from './history.ts';
import { portrait } from './pictures.ts';
import { openProgram, type Program } from './program.ts';
import { choose, compare, openMatch, result, well } from './screens.ts';

/** Whatever picture the agent has becomes what a vendor takes: upright, small enough, with nothing of the camera's beside it. */

const MOST_BYTES = 5_000_000;
const PLACE = '18.5204N 73.8567E';

let simulator: SimulatorProcess;
let program: Program;
let folder: string;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
  program = await openProgram({ simulator });
  folder = await mkdtemp(join(tmpdir(), 'facedesk-prepared-'));
});
test.afterAll(async () => {
  await program.close();
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
});

const live = (page: Page) => well(page, 'Live photo');

/** By its path, as a file of this size is too large to be handed over. */
async function chooseLarge(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const chooser = page.waitForEvent('filechooser');
  await live(page)
    .getByRole('button', { name: /choose|replace/i })
    .first()
    .click();
  await (await chooser).setFiles(path);
}

/** What a camera of so many pixels makes: noise, so that it is as large as a photograph at least. */
async function photograph(page: Page, width: number, height: number, type: string): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([across, down, kind]) => {
      const canvas = new OffscreenCanvas(across, down);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('nothing to draw on');
      const tile = context.createImageData(256, 256);
      for (let at = 0; at < tile.data.length; at += 65_536) crypto.getRandomValues(tile.data.subarray(at, at + 65_536));
      for (let at = 3; at < tile.data.length; at += 4) tile.data[at] = 255;
      for (let x = 0; x < across; x += 256) for (let y = 0; y < down; y += 256) context.putImageData(tile, x, y);
      const blob = await canvas.convertToBlob({ type: kind, quality: 0.8 });
      return new Uint8Array(await blob.arrayBuffer()).toBase64();
    },
    [width, height, type] as const,
  );
  return Buffer.from(base64, 'base64');
}

/** Compares what is in the well, and gives the bytes of it that the main process keeps, which are those that arrived. */
async function sentBytes(page: Page): Promise<Buffer> {
  await choose(page, 'Document photo', portrait('asha-2'));
  const verificationId = await page.getByRole('textbox', { name: 'Verification id' }).inputValue();
  await compare(page);
  await expect(result(page)).toContainText(verificationId, { timeout: 30_000 });
  const base64 = await page.evaluate(async () => {
    const everything = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null };
    const found = await window.facedesk.history.search({ ...everything, before: null, limit: 1 });
    const newest = found.ok ? await window.facedesk.checks.read({ id: found.value.items[0]?.id ?? '' }) : found;
    if (!newest.ok || newest.value.check.kind !== 'faceMatch') return '';
    const picture = await window.facedesk.pictures.read({ id: newest.value.check.first.picture?.id ?? '' });
    return picture.ok ? new Uint8Array(picture.value.bytes).toBase64() : '';
  });
  const bytes = Buffer.from(base64, 'base64');
  const arrived = (await simulator.ledger()).find(
    (entry) => 'verificationId' in entry && entry.verificationId === verificationId,
  );
  expect(arrived).toMatchObject({ firstImageSha256: createHash('sha256').update(bytes).digest('hex') });
  return bytes;
}

test('a phone photograph of 12 megapixels is turned upright and made small enough; the place it was taken at stays here', async () => {
  const { page } = program;
  await openMatch(page);
  const camera = await photograph(page, 4000, 3000, 'image/jpeg');
  const phone = withFirst(camera, exifSegment({ orientation: 6 }), comment(PLACE));
  expect(phone.length).toBeGreaterThan(MOST_BYTES);
  await chooseLarge(page, 'IMG_2041.jpg', phone);
  await expect(live(page)).toContainText('3000 × 4000 px', { timeout: 60_000 });
  await expect(live(page)).toContainText(/Made from JPEG, 3000 × 4000 px, \d/);
  const sent = await sentBytes(page);
  expect(sent.length).toBeLessThanOrEqual(MOST_BYTES);
  expect(sent.includes('Exif')).toBe(false);
  expect(sent.includes(PLACE)).toBe(false);
  // What the file was stays with the check.
  await openHistory(page);
  await page.getByRole('option').first().click();
  await detail(page).getByRole('button', { name: 'Enlarge Live photo' }).click();
  const original = createHash('sha256').update(phone).digest('hex');
  await expect(page.getByRole('dialog')).toContainText(original);
  await page.keyboard.press('Escape');
});

test('of a photograph that fits, not a byte of the picture changes, and what stands beside it stays here', async () => {
  const { page } = program;
  await openMatch(page);
  const file = Buffer.concat([
    withFirst(portraitJpeg.bytes, exifSegment({ orientation: 1 }), comment(PLACE)),
    Buffer.alloc(6_000_000),
  ]);
  await chooseLarge(page, 'beside.jpg', file);
  await expect(live(page)).toContainText('600 × 800 px');
  await expect(live(page)).toContainText('Sent without place, time');
  expect((await sentBytes(page)).equals(portraitJpeg.bytes)).toBe(true);
});

test('pictures of other kinds become a JPEG, by what they are and not by their names', async () => {
  const { page } = program;
  await openMatch(page);
  const webp = await photograph(page, 300, 200, 'image/webp');
  for (const [what, bytes, says] of [
    ['a WebP named .jpg', webp, /300 × 200 px.*Made from WebP/s],
    ['an AVIF', avif, /60 × 80 px.*Made from AVIF/s],
    ['a bitmap', bmp(30, 20), /30 × 20 px.*Made from BMP/s],
    ['a GIF', gif(3, 1), /3 × 3 px.*Made from GIF/s],
    ['an animated GIF', gif(2, 2), /First picture of an animation: GIF, 2 × 2 px/],
    ['an animated PNG', animatedPng({ width: 60, height: 80 }), /60 × 80 px.*First picture of an animation: PNG/s],
  ] as const) {
    await choose(page, 'Live photo', { name: 'face.jpg', mimeType: '', buffer: Buffer.from(bytes) });
    await expect(live(page), what).toContainText(says);
    await expect(live(page).getByRole('img'), what).toBeVisible();
  }
  expect((await sentBytes(page)).subarray(0, 8).toString('latin1')).toContain('PNG');
});

test('what can’t be made a picture of says why: HEIC, a header that promises too much, a file beyond any photograph', async () => {
  const { page } = program;
  await openMatch(page);
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  await choose(page, 'Live photo', { name: 'IMG_1.HEIC', mimeType: '', buffer: heic });
  await expect(live(page)).toContainText('Most compatible');
  await choose(page, 'Live photo', { name: 'bomb.png', mimeType: '', buffer: bombOf(60_000, 60_000) });
  await expect(live(page)).toContainText('too many pixels');
  const bomb = bmp(4, 4);
  bomb.writeInt32LE(60_000, 18);
  bomb.writeInt32LE(60_000, 22);
  await choose(page, 'Live photo', { name: 'bomb.bmp', mimeType: '', buffer: bomb });
  await expect(live(page)).toContainText('too many pixels');
  await choose(page, 'Live photo', { name: 'bomb.gif', mimeType: '', buffer: gifBeyondItsScreen(20_000) });
  await expect(live(page)).toContainText('too many pixels');
  await chooseLarge(page, 'large.jpg', Buffer.concat([portraitJpeg.bytes, Buffer.alloc(50_000_000)]));
  await expect(live(page)).toContainText('larger than 50 MB');
  await expect(live(page).getByRole('img')).toHaveCount(0);
});

function comment(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), Buffer.from(text)]);
}
