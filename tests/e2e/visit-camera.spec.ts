import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { exifSegment, withFirst } from '../pictures/jpeg.ts';
import { step, visitHead } from './cases.ts';
import { filmOf } from './films.ts';
import { madePhotograph } from './photographs.ts';
import { portrait } from './pictures.ts';
import { openProgram, type Program } from './program.ts';
import { answerFileDialogs } from './records.ts';
import { well } from './screens.ts';
import { Agent, begin, button, expectSigned, field, MOST_ACTS } from './visits.ts';

/** The whole visit with what an agent has in hand: the laptop's camera, and a phone's photograph. */

const [live] = sampleSessions;

let folder: string;
let program: Program | null = null;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-visit-camera-'));
});
test.afterEach(async () => {
  await program?.close();
  program = null;
  await rm(folder, { recursive: true, force: true });
});

/** The program with a camera that plays this film, and where its report goes. */
async function open(name: string, film: Buffer) {
  await writeFile(join(folder, name), film);
  const args = [
    '--use-fake-device-for-media-stream=device-count=1',
    `--use-file-for-fake-video-capture=${join(folder, name)}`,
  ];
  program = await openProgram({ args });
  const report = join(folder, 'report.pdf');
  await answerFileDialogs(program.electron, report);
  return { agent: new Agent(program.page), report };
}

async function endWithReport(agent: Agent, report: string): Promise<void> {
  const { page } = agent;
  await expect(visitHead(page)).toContainText(/Pass|Fail|Needs a review/, { timeout: 30_000 });
  // Practice makes its scores up of pictures that it does not know, and the case result says so.
  await expect(step(page, 'Result')).toContainText('Invented by practice');
  await expect(button(page, 'Save the report')).toBeFocused();
  await agent.press('Enter');
  // The name of the file is accepted in the system's dialog, which the test answers.
  agent.acts.push('accept the name of the file');
  await expect(page.getByRole('heading', { name: 'The report is saved' })).toBeVisible({ timeout: 30_000 });
  await expectSigned(report);
  expect(agent.acts.length, agent.acts.join('\n')).toBeLessThanOrEqual(MOST_ACTS);
}

test(`the session read from a code by the camera, and a phone's photograph of 7 MB: at most ${MOST_ACTS} acts`, async () => {
  const { agent, report } = await open('code.y4m', filmOf(`facedesk-demo://liveness?session=${live.sessionId}`));
  const { page } = agent;
  const photograph = withFirst(
    await madePhotograph(page, 4000, 3000, 'image/jpeg', 0.85),
    exifSegment({ orientation: 6 }),
  );
  expect(photograph.length).toBeGreaterThan(7_000_000);
  await begin(agent, 'APP-2026-31', 'Asha Verma');
  await agent.click(step(page, 'Consent').getByRole('button', { name: 'Spoken' }));
  await agent.click(page.getByRole('button', { name: 'Read the session id from a code' }));
  await expect(field(page, 'Session id')).toHaveValue(live.sessionId);
  await agent.fill(field(page, "Customer's IP address"), '49.36.1.2');
  await agent.press('Enter');
  await expect(well(page, 'Document photo').getByRole('button', { name: /Choose/ })).toBeFocused();
  await agent.choose(() => agent.press('Enter'), { name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer: photograph });
  await expect(well(page, 'Document photo')).toContainText('Made from JPEG, 3000 × 4000 px', { timeout: 30_000 });
  await expect(button(page, 'Compare')).toBeFocused();
  await agent.press('Enter');
  await endWithReport(agent, report);
});

test(`the document photographed by the camera: at most ${MOST_ACTS} acts`, async () => {
  const { agent, report } = await open('document.mjpeg', portrait('asha-2').buffer);
  const { page } = agent;
  // The program opens on Cases.
  await begin(agent, 'APP-2026-32', 'Asha Verma', 'opened');
  await agent.click(step(page, 'Consent').getByRole('button', { name: 'Spoken' }));
  await expect(field(page, 'Session id')).toBeFocused();
  await agent.fill(field(page, 'Session id'), live.sessionId);
  await agent.fill(field(page, "Customer's IP address"), '49.36.1.2');
  await agent.press('Enter');
  await expect(well(page, 'Live photo').getByRole('img')).toBeVisible();
  await agent.click(page.getByRole('button', { name: 'Take a photo: document photo' }));
  await expect(page.getByRole('dialog')).toContainText('The camera is on');
  await agent.press('Enter');
  await expect(page.getByRole('dialog').getByRole('img', { name: 'The photo just taken' })).toBeVisible();
  await agent.press('Enter');
  await expect(well(page, 'Document photo').getByRole('img')).toBeVisible();
  await expect(button(page, 'Compare')).toBeFocused();
  await agent.press('Enter');
  await endWithReport(agent, report);
});
