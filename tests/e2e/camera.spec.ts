import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import encodeQR from 'qr';
import { sampleSessions } from '../../shared/practice.ts';
import { startAfresh } from './afresh.ts';
import { filmOf } from './films.ts';
import { portrait } from './pictures.ts';
import { newDataFolder, openProgram, type Program } from './program.ts';
import { openLiveness, openMatch, well } from './screens.ts';

/** The camera of a laptop: Chromium's own device plays a film of one picture in its place. */

let folder: string;
let program: Program | null = null;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-camera-'));
});
test.afterAll(async () => {
  await program?.close();
  await rm(folder, { recursive: true, force: true });
});

const dialog = (page: Page) => page.getByRole('dialog');
const open = (page: Page, name: 'live photo' | 'document photo') =>
  page.getByRole('button', { name: `Take a photo: ${name}` }).click();

const which = (page: Page) => dialog(page).getByRole('button', { name: /Camera$/ });

/** What the cameras are that the program was opened with. */
let present = '';

/**
 * On the screen for matches, with these cameras: in the program of the test before where it had the same. A film makes one
 * camera, so that several play Chromium's own pattern.
 */
async function withCameras(
  count: 0 | 1 | 2,
  { bytes = portrait('asha-1').buffer, kind = 'mjpeg', data }: { bytes?: Buffer; kind?: string; data?: string } = {},
): Promise<Page> {
  const wanted = `${count} ${kind} ${data}`;
  if (program === null || wanted !== present || data !== undefined) {
    await program?.close();
    const args = [`--use-fake-device-for-media-stream=device-count=${count}`];
    if (count === 1) args.push(`--use-file-for-fake-video-capture=${await filmIn(bytes, kind)}`);
    program = await openProgram({ args, ...(data !== undefined && { data }) });
    present = wanted;
  } else await startAfresh(program);
  await openMatch(program.page);
  return program.page;
}

async function filmIn(bytes: Buffer, kind: string): Promise<string> {
  const film = join(folder, `film.${kind}`);
  await writeFile(film, bytes);
  return film;
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
  await expect(well(page, 'Live photo')).toBeFocused();
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

test('a photo is taken after three seconds that can be seen and heard, and stopped', async () => {
  const page = await withCameras(1);
  await open(page, 'live photo');
  await expect(dialog(page)).toContainText('The camera is on');
  const timer = dialog(page).getByRole('timer', { name: 'Seconds until the photo is taken' });
  await dialog(page).getByRole('button', { name: 'In 3 seconds' }).click();
  await expect(timer).toHaveText('3');
  const stop = dialog(page).getByRole('button', { name: 'Stop the countdown' });
  await expect(stop).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(timer).toHaveText('');
  await dialog(page).getByRole('button', { name: 'In 3 seconds' }).press('Enter');
  await expect(timer).toHaveText('1');
  await expect(dialog(page).getByRole('img', { name: 'The photo just taken' })).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Use this photo' })).toBeFocused();
});

test('the camera is off while the window is hidden', async () => {
  const page = await withCameras(1);
  await open(page, 'live photo');
  await expect(dialog(page)).toContainText('The camera is on');
  // Playwright has every page believe that it can be seen.
  const become = (state: DocumentVisibilityState) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await become('hidden');
  await expect.poll(() => isOn(page)).toBe(false);
  await become('visible');
  await expect.poll(() => isOn(page)).toBe(true);
});

test('a system that does not let the program use the camera is named, with what to do', async () => {
  const page = await withCameras(1);
  await program?.electron.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  });
  await open(page, 'live photo');
  await expect(dialog(page).getByRole('alert')).toContainText('does not let Facedesk use the camera');
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
  await expect(which(page)).toContainText('fake_device_0');
  await which(page).click();
  await page.getByRole('option').nth(1).click();
  await expect(dialog(page)).toContainText('The camera is on');
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  await expect(which(page)).toContainText('fake_device_1');
  // There is no face in what it plays, so that another photo is advised, and can be taken at once.
  await dialog(page).getByRole('button', { name: 'Take it' }).click();
  await dialog(page).getByRole('button', { name: 'Use this photo' }).click();
  await expect(well(page, 'Live photo')).toContainText('No face found: take the photo again');
  await open(page, 'live photo');
  await expect(dialog(page)).toContainText('The camera is on');
  await dialog(page).getByRole('button', { name: 'Take it' }).click();
  await dialog(page).getByRole('button', { name: 'Use this photo' }).press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(well(page, 'Live photo')).toBeFocused();
});

test('where the first of two cameras fails the other is offered, and is the one that is asked from then on', async () => {
  const data = await newDataFolder();
  const page = await withCameras(2, { data });
  // Chromium's own devices never fail: the page is told that the first is in use, as a system tells it.
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints = {}) => {
      const video = constraints.video as MediaTrackConstraints;
      const [first] = (await mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
      const wanted = (video.deviceId as ConstrainDOMStringParameters | undefined)?.exact ?? first?.deviceId;
      if (wanted === first?.deviceId) throw new DOMException('in use', 'NotReadableError');
      return real(constraints);
    };
  });
  await open(page, 'live photo');
  await expect(dialog(page).getByRole('alert')).toContainText('The camera does not answer');
  const other = dialog(page).getByRole('button', { name: 'Use fake_device_1' });
  await expect(other).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('The camera is on');
  await expect(which(page)).toContainText('fake_device_1');
  const again = await withCameras(2, { data });
  await open(again, 'document photo');
  await expect(dialog(again)).toContainText('The camera is on');
  await expect(which(again)).toContainText('fake_device_1');
  await program?.close();
  program = null;
  await rm(data, { recursive: true, force: true });
});

const phone = `facedesk-demo://liveness?session=${sampleSessions[0].sessionId}`;
const readCode = (page: Page) => page.getByRole('button', { name: 'Read the session id from a code' });

test('a session id comes from a code that is held to the camera', async () => {
  const page = await withCameras(1, { bytes: filmOf(phone), kind: 'y4m' });
  await openLiveness(page);
  await readCode(page).click();
  await expect(page.getByRole('textbox', { name: 'Session id' })).toHaveValue(sampleSessions[0].sessionId);
  await expect(dialog(page)).toHaveCount(0);
  expect(await isOn(page)).toBe(false);
});

test('without a camera it says so, and a picture can still be chosen', async () => {
  const page = await withCameras(0);
  await open(page, 'live photo');
  await expect(dialog(page).getByRole('alert')).toContainText('No camera was found');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Take a photo: live photo' })).toBeFocused();
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
