import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { degreesOf, notesSegment } from '../pictures/camera-notes.ts';
import { withFirst } from '../pictures/jpeg.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { caseLink, enterCase, openCases, step, visitHead } from './cases.ts';
import { pdfAttachments, pdfLetters, pdfToolsAreHere, whyNoPdfTools } from './pdf.ts';
import { type ChosenFile, photograph, photographsAreHere, portrait, whyNoPhotographs } from './pictures.ts';
import { openProgram, type Program } from './program.ts';
import { answerFileDialogs } from './records.ts';
import { choose, compare, openMatch, result, well } from './screens.ts';

/** A picture is cropped and turned by hand, with the pointer or from the keyboard. What was sent is what was seen then. */

let simulator: SimulatorProcess;
let program: Program;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
  program = await openProgram({ simulator });
});
test.afterAll(async () => {
  await program.close();
  await simulator.stop();
});

const live = (page: Page) => well(page, 'Live photo');
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Crop or turn: Live photo' });
const frame = (page: Page) => dialog(page).getByRole('button', { name: 'Frame:' });
const size = (page: Page) => dialog(page).getByRole('status');

async function openCropping(page: Page): Promise<void> {
  await live(page).getByRole('button', { name: 'Crop or turn' }).click();
  await expect(dialog(page).getByRole('img')).toBeVisible();
}

async function use(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Use this picture' }).click();
  await expect(dialog(page)).toHaveCount(0);
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await page.keyboard.press(key);
}

/** From the middle of something, by a part of the whole picture as it is shown. */
async function drag(page: Page, target: Locator, across: number, down: number): Promise<void> {
  const [from, whole] = [await target.boundingBox(), await dialog(page).getByRole('img').boundingBox()];
  if (!from || !whole) throw new Error('not in view');
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + across * whole.width, y + down * whole.height, { steps: 4 });
  await page.mouse.up();
}

/** Red and green above, blue and white below. */
async function quarters(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([across, down]) => {
      const canvas = new OffscreenCanvas(across, down);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('nothing to draw on');
      for (const [colour, x, y] of [
        ['#f00', 0, 0],
        ['#0f0', 1, 0],
        ['#00f', 0, 1],
        ['#fff', 1, 1],
      ] as const) {
        context.fillStyle = colour;
        context.fillRect((x * across) / 2, (y * down) / 2, across / 2, down / 2);
      }
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      return new Uint8Array(await blob.arrayBuffer()).toBase64();
    },
    [width, height] as const,
  );
  return Buffer.from(base64, 'base64');
}

/** The colours of a picture's four quarters in its well, from left to right and down. */
async function coloursOf(picture: Locator): Promise<string> {
  return picture.evaluate((image: HTMLImageElement) => {
    const context = new OffscreenCanvas(2, 2).getContext('2d');
    if (!context) throw new Error('nothing to draw on');
    context.drawImage(image, 0, 0, 2, 2);
    const { data } = context.getImageData(0, 0, 2, 2);
    const names = ['black', 'red', 'green', 'yellow', 'blue', 'violet', 'cyan', 'white'];
    const bit = (at: number) => ((data[at] ?? 0) > 128 ? 1 : 0);
    return [0, 4, 8, 12].map((at) => names[bit(at) + 2 * bit(at + 1) + 4 * bit(at + 2)]).join(' ');
  });
}

test('from the keyboard a part of a picture is taken, turned, and the whole of it taken back', async () => {
  const { page } = program;
  await openMatch(page);
  await choose(page, 'Live photo', { name: 'four.png', mimeType: '', buffer: await quarters(page, 800, 600) });
  await expect(live(page)).toBeFocused();
  await openCropping(page);
  await expect(frame(page)).toBeFocused();
  await expect(size(page)).toHaveText('800 × 600 px');
  await press(page, 'Shift+ArrowLeft', 25);
  await press(page, 'ArrowRight', 99);
  await press(page, 'Shift+ArrowUp', 19);
  await expect(size(page)).toHaveText('400 × 296 px');
  await use(page);
  await expect(live(page)).toContainText(/400 × 296 px.*Cropped by hand from PNG, 800 × 600 px/s);
  await expect(live(page).getByRole('img')).toBeVisible();
  await expect(live(page).getByRole('button', { name: 'Crop or turn' })).toBeFocused();
  expect(await coloursOf(live(page).getByRole('img'))).toBe('green green green green');

  // It is cut of the whole picture again, from where the frame was.
  await openCropping(page);
  await expect(size(page)).toHaveText('400 × 296 px');
  for (const corner of ['Top left', 'Top right', 'Bottom left', 'Bottom right']) {
    await page.keyboard.press('Tab');
    await expect(dialog(page).getByRole('button', { name: `${corner} corner of the frame` })).toBeFocused();
  }
  await press(page, 'ArrowDown', 99);
  await dialog(page).getByRole('button', { name: 'Turn left' }).press('Enter');
  await expect(size(page)).toHaveText('600 × 400 px');
  await page.keyboard.press('Escape');
  await expect(live(page)).toContainText('400 × 296 px');

  await openCropping(page);
  await dialog(page).getByRole('button', { name: 'Whole picture' }).click();
  await dialog(page).getByRole('button', { name: 'Turn right' }).click();
  await use(page);
  await expect(live(page)).toContainText(/600 × 800 px.*Turned by hand, from PNG, 800 × 600 px/s);
  await expect.poll(() => coloursOf(live(page).getByRole('img'))).toBe('blue red white green');

  await openCropping(page);
  await dialog(page).getByRole('button', { name: 'Whole picture' }).click();
  await use(page);
  await expect(live(page)).toContainText('800 × 600 px');
  await expect(live(page)).not.toContainText('by hand');
});

test('with the pointer the frame is dragged by its corners and its inside; what is sent, kept and printed is that', async () => {
  const { page, electron } = program;
  await openMatch(page);
  await choose(page, 'Live photo', { name: 'four.png', mimeType: '', buffer: await quarters(page, 1600, 1200) });
  await openCropping(page);
  await drag(page, dialog(page).getByRole('button', { name: 'Top right corner' }), -0.5, 0.6);
  await drag(page, frame(page), 0.9, 0);
  await dialog(page).getByRole('button', { name: 'Turn right' }).click();
  await use(page);
  await expect(live(page)).toContainText(/Cropped and turned by hand from PNG, 1600 × 1200 px/);
  await expect.poll(() => coloursOf(live(page).getByRole('img'))).toBe('white white white white');

  await choose(page, 'Document photo', portrait('asha-2'));
  const verificationId = await page.getByRole('textbox', { name: 'Verification id' }).inputValue();
  await compare(page);
  await expect(result(page)).toContainText(verificationId, { timeout: 30_000 });
  const arrived = (await simulator.ledger()).find(
    (entry) => 'verificationId' in entry && entry.verificationId === verificationId,
  );
  const seen = await page.evaluate(async () => {
    const everything = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null };
    const found = await window.facedesk.history.search({ ...everything, before: null, limit: 1 });
    const id = found.ok ? (found.value.items[0]?.id ?? '') : '';
    const newest = await window.facedesk.checks.read({ id });
    return newest.ok && newest.value.check.kind === 'faceMatch' ? newest.value.check : null;
  });
  expect(seen?.first.picture).toMatchObject({
    sha256: arrived && 'firstImageSha256' in arrived ? arrived.firstImageSha256 : '',
    original: { width: 1600, height: 1200, change: 'croppedAndTurned', cut: { turns: 1 } },
  });

  if (!pdfToolsAreHere) return test.info().annotations.push({ type: 'left out', description: whyNoPdfTools });
  mkdirSync(test.info().outputDir, { recursive: true });
  const path = join(test.info().outputDir, 'cropped.pdf');
  await answerFileDialogs(electron, path);
  const saved = await page.evaluate(
    (id) =>
      window.facedesk.reports.save({
        of: { kind: 'check', id },
        withPictures: true,
        masked: false,
        language: 'en',
      }),
    seen?.id ?? '',
  );
  expect(saved).toMatchObject({ ok: true, value: { result: 'written' } });
  expect(pdfLetters(path)).toContain('Itwascroppedbyhand(ofthefile,');
  expect(pdfLetters(path)).toContain('turned90°totheright');
  expect(pdfAttachments(path).map(({ sha256 }) => sha256)).toContain(seen?.first.picture?.sha256);
});

test('a photograph of 12 megapixels is cropped from its own file, without losing a pixel of what is left', async () => {
  const { page } = program;
  await openMatch(page);
  const large = await quarters(page, 6000, 3000);
  await choose(page, 'Live photo', { name: 'large.png', mimeType: '', buffer: large });
  await expect(live(page)).toContainText('4096 × 2048 px', { timeout: 30_000 });
  await openCropping(page);
  await press(page, 'Shift+ArrowLeft', 25);
  await expect(size(page)).toHaveText('3000 × 3000 px');
  await use(page);
  await expect(live(page)).toContainText(/3000 × 3000 px.*Cropped by hand from PNG, 6000 × 3000 px/s, {
    timeout: 30_000,
  });
  // A window too low for the screen behind it shows all of the dialog.
  await page.setViewportSize({ width: 1024, height: 640 });
  await openCropping(page);
  await expect(dialog(page).getByRole('button', { name: 'Use this picture' })).toBeInViewport({ ratio: 1 });
  await expect(dialog(page).getByRole('button', { name: 'Bottom left corner' })).toBeInViewport({ ratio: 1 });
  const isScrolling = await dialog(page).evaluate((element) =>
    [element, ...element.querySelectorAll('*')].some((one) => {
      const style = getComputedStyle(one);
      return /auto|scroll/.test(style.overflowY) && one.scrollHeight > one.clientHeight;
    }),
  );
  expect(isScrolling).toBe(false);
  await page.keyboard.press('Escape');
});

test('a part of the liveness check’s photo counts as that, as long as all of the vendor’s face is in it; what a photo says of itself is offered', async () => {
  const { page } = program;
  await enterCase(page, { reference: 'APP-PART', name: 'Asha Verma', consent: 'Spoken' });
  await page.getByRole('textbox', { name: 'Session id' }).fill(sampleSessions[0].sessionId);
  await page.getByRole('textbox', { name: "Customer's IP address" }).fill('49.36.1.2');
  await page.keyboard.press('Enter');
  await expect(live(page).getByRole('img')).toBeVisible();
  const warning = dialog(page).getByText('no longer counts as the liveness check');
  await openCropping(page);
  await press(page, 'Shift+ArrowLeft', 30);
  await expect(warning).toBeVisible();
  await use(page);
  await expect(live(page)).toContainText('Cropped by hand');
  // What the camera wrote is offered to the case, and asked about once.
  const offer = page.getByRole('region', { name: 'What the photo says' });
  await choose(page, 'Document photo', noted('2026:11:30 14:05:00'));
  await expect(offer).toContainText(
    'score-0.93.jpg says that it was taken on 30 Nov 2026, 14:05, at 18.5204, 73.8567.',
  );
  await offer.getByRole('button', { name: 'No' }).click();
  await expect(offer).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Compare', exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(visitHead(page)).toContainText('Needs a review', { timeout: 30_000 });

  await step(page, 'Document').getByRole('button', { name: 'Redo' }).click();
  await openCropping(page);
  await dialog(page).getByRole('button', { name: 'Whole picture' }).click();
  await frame(page).focus();
  await press(page, 'Shift+ArrowLeft', 2);
  await expect(warning).toHaveCount(0);
  await use(page);
  await choose(page, 'Document photo', noted('2026:11:30 14:05:00'));
  await expect(well(page, 'Document photo').getByRole('img')).toBeVisible();
  await expect(offer).toHaveCount(0);
  await choose(page, 'Document photo', noted('2026:11:30 14:06:00'));
  await offer.getByRole('button', { name: 'Use it for this case' }).click();
  await expect(step(page, 'Customer')).toContainText('18.5204, 73.8567');
  await expect(step(page, 'Customer')).toContainText('30 Nov 2026, 14:06');
  await expect(offer).toHaveCount(0);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(visitHead(page)).toContainText('Pass', { timeout: 30_000 });
});

test('of a match that failed another part is taken of the whole photo again, though another customer was in front meanwhile', async () => {
  const { page } = program;
  await enterCase(page, { reference: 'APP-FAILED', name: 'Asha Verma', consent: 'Spoken' });
  await page.getByRole('textbox', { name: 'Session id' }).fill(sampleSessions[0].sessionId);
  await page.getByRole('textbox', { name: "Customer's IP address" }).fill('49.36.1.2');
  await page.keyboard.press('Enter');
  await expect(live(page).getByRole('img')).toBeVisible();
  await openCropping(page);
  await press(page, 'Shift+ArrowLeft', 4);
  await use(page);
  await choose(page, 'Document photo', portrait('asha-2', 'score-0.93.jpg'));
  await simulator.addFault('cashfree', { kind: 'vendorError', code: 'file_format_invalid', status: null });
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const edit = step(page, 'Document').getByRole('button', { name: 'Edit', exact: true });
  await expect(edit).toBeVisible({ timeout: 30_000 });
  await enterCase(page, { reference: 'APP-BETWEEN' });
  await openCases(page);
  await caseLink(page, /APP-FAILED/).click();
  await edit.click();
  await openCropping(page);
  await expect(size(page)).toHaveText('536 × 800 px');
  await press(page, 'Shift+ArrowLeft', 30);
  await expect(dialog(page).getByText('no longer counts as the liveness check')).toBeVisible();
  await press(page, 'Shift+ArrowRight', 99);
  await expect(size(page)).toHaveText('600 × 800 px');
  await press(page, 'Shift+ArrowLeft', 3);
  await use(page);
  await page.getByRole('button', { name: 'Compare with the changes' }).click();
  await expect(visitHead(page)).toContainText('Pass', { timeout: 30_000 });
});

/** A document photo from a phone that writes down where and when it is. */
function noted(takenAt: string): ChosenFile {
  const { buffer, ...file } = portrait('asha-2', 'score-0.93.jpg');
  const [latitude, longitude] = [degreesOf(18.5204, ['N', 'S']), degreesOf(73.8567, ['E', 'W'])];
  return { ...file, buffer: withFirst(buffer, notesSegment({ takenAt, latitude, longitude })) };
}

test('what is chosen or cropped for one customer does not come into the form of the next', async () => {
  const { page } = program;
  await enterCase(page, { reference: 'APP-BEFORE' });
  await openMatch(page);
  await choose(page, 'Live photo', { name: 'large.png', mimeType: '', buffer: await quarters(page, 6000, 4000) });
  await expect(live(page).getByRole('img')).toBeVisible({ timeout: 30_000 });
  await openCropping(page);
  await press(page, 'Shift+ArrowLeft', 2);
  const [late, next] = [await quarters(page, 6000, 4000), await quarters(page, 6000, 3000)];
  await use(page);
  await choose(page, 'Document photo', { name: 'late.png', mimeType: '', buffer: late });
  await page.getByRole('button', { name: 'Another customer…' }).click();
  // Pictures are made ready one after the other: those of the first customer are done when this is there.
  await choose(page, 'Live photo', { name: 'next.png', mimeType: '', buffer: next });
  await expect(live(page).getByRole('img')).toBeVisible({ timeout: 30_000 });
  await expect(live(page)).toContainText('next.png');
  await expect(well(page, 'Document photo')).toContainText('Choose a picture');
});

test('of two people one press takes the face of one; the whole picture comes back as easily', async () => {
  test.skip(!photographsAreHere, whyNoPhotographs);
  const { page } = program;
  await openMatch(page);
  await choose(page, 'Live photo', photograph('two-people.jpg'));
  const left = live(page).getByRole('button', { name: 'Crop to the left one: Live photo' });
  await expect(left).toBeVisible({ timeout: 30_000 });
  await left.press('Enter');
  await expect(live(page)).toContainText('Cropped by hand');
  await expect(live(page)).toContainText('One face', { timeout: 30_000 });
  await expect(left).toHaveCount(0);
  await expect(live(page).getByRole('button', { name: 'Crop or turn' })).toBeFocused();
  await openCropping(page);
  await dialog(page).getByRole('button', { name: 'Whole picture' }).click();
  await use(page);
  await expect(left).toBeVisible({ timeout: 30_000 });
});
