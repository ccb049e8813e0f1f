import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { portrait } from './pictures.ts';
import { openProgram, type Program } from './program.ts';
import { openMatch, well } from './screens.ts';

/** The camera of a laptop: Chromium's own device plays a film of one picture in its place. */

let folder: string;
let program: Program | null = null;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-camera-'));
});
test.afterEach(async () => {
  await program?.close();
  program = null;
  await rm(folder, { recursive: true, force: true });
});

const dialog = (page: Page) => page.getByRole('dialog');
const open = (page: Page, name: 'live photo' | 'document photo') =>
  page.getByRole('button', { name: `Take a photo: ${name}` }).click();

/** A film makes one camera, so that several play Chromium's own pattern. */
async function withCameras(count: 0 | 1 | 2): Promise<Page> {
  const film = join(folder, 'portrait.mjpeg');
  await writeFile(film, portrait('asha-1').buffer);
  const args = [`--use-fake-device-for-media-stream=device-count=${count}`];
  if (count === 1) args.push(`--use-file-for-fake-video-capture=${film}`);
  program = await openProgram({ args });
  await openMatch(program.page);
  return program.page;
}

/** Whether any picture of a camera is shown. */
const isOn = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('video')].some(({ srcObject }) => srcObject !== null));

test('a photo is taken, looked at, taken again, and used; it is the camera’s, and not its mirror', async () => {
  const page = await withCameras(1);
  await open(page, 'live photo');
  await expect(dialog(page)).toContainText('The camera is on');
  const take = dialog(page).getByRole('button', { name: 'Take it' });
  await expect(take).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('img', { name: 'The photo just taken' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Take another' }).click();
  await take.click();
  await expect(dialog(page).getByRole('button', { name: 'Use this photo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(well(page, 'Live photo').getByRole('img')).toBeVisible();
  await expect(well(page, 'Live photo')).toContainText('Camera photo.jpg');
  await expect(well(page, 'Live photo')).toContainText('600 × 800 px');
  expect(await isOn(page)).toBe(false);
  // The film's picture is lighter in its upper right corner than in its upper left one.
  const [left, right] = await cornersOf(page);
  expect(right).toBeGreaterThan(left);
});

test('the camera is off as soon as its window is closed, and the microphone was never asked', async () => {
  const page = await withCameras(1);
  await page.evaluate(() => {
    const asked: MediaStreamConstraints[] = [];
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    const streams: MediaStream[] = [];
    mediaDevices.getUserMedia = async (constraints = {}) => {
      asked.push(constraints);
      const stream = await real(constraints);
      streams.push(stream);
      return stream;
    };
    Object.assign(window, { asked, streams });
  });
  await open(page, 'document photo');
  await expect(dialog(page)).toContainText('The document fills the frame');
  await expect(dialog(page)).toContainText('The camera is on');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  const [audio, states] = await page.evaluate(() => {
    const { asked, streams } = window as unknown as { asked: MediaStreamConstraints[]; streams: MediaStream[] };
    return [
      asked.map((one) => one.audio),
      streams.flatMap((stream) => stream.getTracks().map(({ readyState }) => readyState)),
    ];
  });
  expect(audio.every((one) => one === false)).toBe(true);
  expect(states.length).toBeGreaterThan(0);
  expect(states.every((state) => state === 'ended')).toBe(true);
});

test('without a camera it says so, and a picture can still be chosen', async () => {
  const page = await withCameras(0);
  await open(page, 'live photo');
  await expect(dialog(page).getByRole('alert')).toContainText('No camera was found');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Take a photo: live photo' })).toBeFocused();
});

test('a camera that vanishes says so; another one is chosen, and asked again the next time', async () => {
  const page = await withCameras(2);
  await open(page, 'live photo');
  await expect(dialog(page)).toContainText('The camera is on');
  await page.evaluate(() => {
    for (const { srcObject } of document.querySelectorAll('video'))
      for (const track of (srcObject as MediaStream).getTracks()) track.dispatchEvent(new Event('ended'));
  });
  await expect(dialog(page).getByRole('alert')).toContainText('The camera is gone');
  await dialog(page)
    .getByRole('button', { name: /Camera$/ })
    .click();
  await page.getByRole('option').nth(1).click();
  await expect(dialog(page)).toContainText('The camera is on');
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
});

test('a system that does not let the program use the camera is named, with what to do', async () => {
  const page = await withCameras(1);
  await program?.electron.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  });
  await open(page, 'live photo');
  await expect(dialog(page).getByRole('alert')).toContainText('does not let Facedesk use the camera');
});

/** How light the picture in the well is at its upper corners. */
function cornersOf(page: Page): Promise<readonly [number, number]> {
  return well(page, 'Live photo')
    .getByRole('img')
    .evaluate((image: HTMLImageElement) => {
      const { naturalWidth: width, naturalHeight: height } = image;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context) throw new Error('nothing to draw on');
      context.drawImage(image, 0, 0);
      const lightAt = (x: number) => {
        const { data } = context.getImageData(
          x,
          Math.round(height * 0.05),
          Math.round(width * 0.1),
          Math.round(height * 0.1),
        );
        return data.reduce((sum, value) => sum + value, 0);
      };
      return [lightAt(0), lightAt(Math.round(width * 0.9))] as const;
    });
}
