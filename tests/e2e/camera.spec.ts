import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import encodeQR from 'qr';
import { sampleSessions } from '../../shared/practice.ts';
import { portrait } from './pictures.ts';
import { openProgram, type Program } from './program.ts';
import { openLiveness, openMatch, well } from './screens.ts';

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
async function withCameras(count: 0 | 1 | 2, bytes = portrait('asha-1').buffer, kind = 'mjpeg'): Promise<Page> {
  const film = join(folder, `film.${kind}`);
  await writeFile(film, bytes);
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

const phone = `facedesk-demo://liveness?session=${sampleSessions[0].sessionId}`;
const readCode = (page: Page) => page.getByRole('button', { name: 'Read the session id from a code' });

test('a session id comes from a code that is held to the camera', async () => {
  const page = await withCameras(1, filmOf(phone), 'y4m');
  await openLiveness(page);
  await readCode(page).click();
  await expect(page.getByRole('textbox', { name: 'Session id' })).toHaveValue(sampleSessions[0].sessionId);
  await expect(dialog(page)).toHaveCount(0);
  expect(await isOn(page)).toBe(false);
});

test('a code that holds something else is named, and one in a picture is read without any camera', async () => {
  const page = await withCameras(0);
  await openLiveness(page);
  const choose = async (name: string, mimeType: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await dialog(page).getByRole('button', { name: 'Choose a picture of it…' }).click();
    await (await chooser).setFiles({ name, mimeType, buffer });
  };
  const gif = (text: string) => Buffer.from(encodeQR(text, 'gif', { scale: 6 }));
  await readCode(page).click();
  await choose('asha.jpg', 'image/jpeg', portrait('asha-1').buffer);
  await expect(dialog(page)).toContainText('No code was found in that picture.');
  await choose('other.gif', 'image/gif', gif('https://example.org/'));
  await expect(dialog(page)).toContainText('no session id in it');
  await choose('code.gif', 'image/gif', gif(phone));
  await expect(page.getByRole('textbox', { name: 'Session id' })).toHaveValue(sampleSessions[0].sessionId);
});

/** A code of so many squares in the middle of a grey picture (YUV4MPEG2, a byte of light for each pixel). */
function filmOf(text: string): Buffer {
  const [width, height, scale] = [640, 480, 8];
  const squares = encodeQR(text, 'raw');
  const light = Buffer.alloc(width * height, 235);
  const [left, top] = [width, height].map((side) => Math.floor((side - squares.length * scale) / 2)) as [
    number,
    number,
  ];
  for (const [row, line] of squares.entries())
    for (let y = 0; y < scale; y += 1)
      for (const [column, isDark] of line.entries())
        light.fill(
          isDark ? 16 : 235,
          (top + row * scale + y) * width + left + column * scale,
          (top + row * scale + y) * width + left + (column + 1) * scale,
        );
  const header = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`;
  return Buffer.concat([Buffer.from(header), light, Buffer.alloc((width * height) / 2, 128)]);
}

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
