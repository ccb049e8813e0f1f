import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type AwkwardFile, awkwardFiles } from '../pictures/awkward.ts';
import { exifSegment, plainJpegs, portraitJpeg, progressiveJpeg, withFirst } from '../pictures/jpeg.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { detail, openHistory } from './history.ts';
import { madePhotograph } from './photographs.ts';
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
  const camera = await madePhotograph(page, 4000, 3000, 'image/jpeg');
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

test('a photograph of 50 megapixels that is still being made ready is there when its screen is left meanwhile and opened again', async () => {
  const { page } = program;
  await openMatch(page);
  const large = await madePhotograph(page, 8192, 6144, 'image/jpeg', 0.2);
  await chooseLarge(page, 'left.jpg', large);
  await expect(live(page)).toContainText('Taking the picture');
  await openHistory(page);
  await openMatch(page);
  await expect(live(page)).toContainText('left.jpg', { timeout: 60_000 });
  await expect(live(page)).toContainText('Made from JPEG, 8192 × 6144 px');
  await live(page).getByRole('button', { name: 'Remove the live photo' }).click();
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

test('whatever file an agent has becomes the right picture, or is told as what it is', async () => {
  const { page } = program;
  await openMatch(page);
  const webp = await madePhotograph(page, 300, 200, 'image/webp');
  const named = { what: 'a WebP named .jpg', bytes: webp, says: /300 × 200 px.*Made from WebP/s };
  const half = { what: 'half a WebP', bytes: webp.subarray(0, webp.length / 2), says: /lower part of this picture/ };
  for (const file of [named, half, ...awkwardFiles()]) {
    const { what, bytes, says, isRefused = false }: AwkwardFile = file;
    await choose(page, 'Live photo', { name: 'face.jpg', mimeType: '', buffer: Buffer.from(bytes) });
    await expect(live(page), what).toContainText(says, { timeout: 20_000 });
    await expect(live(page).getByRole('img'), what).toHaveCount(isRefused ? 0 : 1);
  }
  await chooseLarge(page, 'large.jpg', Buffer.concat([portraitJpeg.bytes, Buffer.alloc(50_000_000)]));
  await expect(live(page)).toContainText('larger than 50 MB');
  await expect(live(page).getByRole('img')).toHaveCount(0);
});

test('what is sent is upright, whichever way up the camera was, and in the colours that are seen', async () => {
  const { page } = program;
  await openMatch(page);
  const quarters = await quarteredJpeg(page);
  for (const [index, seen] of ['RGBW', 'GRWB', 'WBGR', 'BWRG', 'RBGW', 'BRWG', 'WGBR', 'GWRB'].entries()) {
    const turned = withFirst(quarters, exifSegment({ orientation: index + 1 }));
    await choose(page, 'Live photo', { name: `${index + 1}.jpg`, mimeType: '', buffer: turned });
    const isSideways = index >= 4;
    await expect(live(page), seen).toContainText(isSideways ? '200 × 300 px' : '300 × 200 px');
    const sent = await sentBytes(page);
    expect(sent.includes('Exif'), seen).toBe(false);
    expect(await quartersOf(page, sent), `orientation ${index + 1}`).toBe(seen);
    await openMatch(page);
  }
  // The same portrait, printed in four colours and not.
  const cmyk = plainJpegs.find(({ name }) => name === 'cmyk.jpg')?.bytes ?? Buffer.alloc(0);
  await choose(page, 'Live photo', { name: 'cmyk.jpg', mimeType: '', buffer: cmyk });
  await expect(live(page)).toContainText('Made from JPEG');
  const [printed, plain] = [await lightOf(page, await sentBytes(page)), await lightOf(page, progressiveJpeg.bytes)];
  for (const [at, value] of printed.entries()) expect(Math.abs(value - (plain[at] ?? 0))).toBeLessThan(40);
});

function comment(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), Buffer.from(text)]);
}

/** Red and green above blue and white. */
async function quarteredJpeg(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(300, 200);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('nothing to draw on');
    for (const [index, colour] of ['#f00', '#0f0', '#00f', '#fff'].entries()) {
      context.fillStyle = colour;
      context.fillRect((index % 2) * 150, index < 2 ? 0 : 100, 150, 100);
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
    return new Uint8Array(await blob.arrayBuffer()).toBase64();
  });
  return Buffer.from(base64, 'base64');
}

/** The colours of a picture's quarters, row by row. */
async function quartersOf(page: Page, bytes: Buffer): Promise<string> {
  const light = await lightOf(page, bytes, 2);
  const colour = (at: number) => light.slice(at, at + 3).map((value) => (value > 128 ? 1 : 0));
  const names: Readonly<Record<string, string>> = { '1,0,0': 'R', '0,1,0': 'G', '0,0,1': 'B', '1,1,1': 'W' };
  return [0, 3, 6, 9].map((at) => names[String(colour(at))] ?? '?').join('');
}

/** Red, green and blue of so many squares across and down, each the middle of its own. */
function lightOf(page: Page, bytes: Buffer, squares = 4): Promise<number[]> {
  return page.evaluate(
    async ([base64, count]) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(base64)]));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('nothing to draw on');
      context.drawImage(bitmap, 0, 0);
      const middle = (index: number, side: number) => Math.floor(((index + 0.5) * side) / count);
      return Array.from({ length: count * count }, (_, index) => {
        const [x, y] = [middle(index % count, bitmap.width), middle(Math.floor(index / count), bitmap.height)];
        return [...context.getImageData(x, y, 1, 1).data.slice(0, 3)];
      }).flat();
    },
    [bytes.toString('base64'), squares] as const,
  );
}
