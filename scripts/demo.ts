import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { sampleSessions } from '../shared/practice.ts';
import { enterCase, step } from '../tests/e2e/cases.ts';
import { portrait } from '../tests/e2e/pictures.ts';
import { openProgram, type Program } from '../tests/e2e/program.ts';
import { answerFileDialogs } from '../tests/e2e/records.ts';
import { choose, chooseBoth, compare, openMatch, result, well } from '../tests/e2e/screens.ts';
import { openSettings } from '../tests/e2e/settings.ts';
import { build } from './electron/electron-vite.ts';
import { prepareElectron, programEnvironment } from './electron/prepare.ts';
import { main } from './problem.ts';
import { root } from './project.ts';

/** Drives the real program through the main job, in practice mode, and leaves what it saw in demo/. */
const folder = join(root, 'demo');

await main(async () => {
  const ready = await prepareElectron();
  try {
    await build();
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    Object.assign(process.env, programEnvironment(ready));
    for (const colorScheme of ['light', 'dark'] as const) await show(colorScheme);
  } finally {
    ready.desktop.stop();
  }
  return 0;
});

type Look = (name: string) => Promise<void>;

async function show(colorScheme: 'light' | 'dark'): Promise<void> {
  const program = await openProgram({ colorScheme });
  const { page } = program;
  let number = 0;
  const look: Look = async (name) => {
    number += 1;
    await page.evaluate(() => document.fonts.ready);
    const file = `${colorScheme}-${String(number).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(folder, file), animations: 'disabled' });
    console.log(`demo/${file}`);
  };
  try {
    await liveness(page, look);
    await match(page, look);
    await screens(page, look);
    if (colorScheme === 'light') await visit(program, look);
  } finally {
    await program.close();
  }
}

async function liveness(page: Page, look: Look): Promise<void> {
  await page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
  await look('first-start');
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Liveness' }).click();
  for (const [sample, name] of [
    ['Four audit pictures', 'live'],
    ['In between', 'review'],
    ['Low confidence', 'not-live'],
    ['Expired session', 'could-not-be-determined'],
    ['Unfinished session', 'no-result-yet'],
  ] as const) {
    await lookUpSample(page, sample);
    await look(`liveness-${name}`);
  }
}

async function lookUpSample(page: Page, sample: string): Promise<void> {
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await page.getByRole('menuitem', { name: sample }).click();
  await page.getByRole('button', { name: 'Look up the result' }).click();
  await answered(page);
}

async function match(page: Page, look: Look): Promise<void> {
  await openMatch(page);
  await look('match-empty');
  for (const [first, second, name] of [
    ['asha-1', 'asha-2', 'yes'],
    ['asha-1', 'dev-2', 'no'],
    ['asha-1', 'couple', 'could-not-be-compared'],
  ] as const) {
    await chooseBoth(page, portrait(first), portrait(second));
    await well(page, 'Document photo').getByText(`${second}.jpg`).waitFor();
    await compare(page);
    await answered(page);
    await look(`match-${name}`);
  }
}

async function screens(page: Page, look: Look): Promise<void> {
  for (const name of ['Outbox', 'History', 'Cases']) {
    await page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    if (name === 'History') await page.getByRole('option').first().waitFor();
    await look(name.toLowerCase());
  }
}

/** A whole visit: from a customer at the door to the verdict, as a signed PDF. */
async function visit(program: Program, look: Look): Promise<void> {
  const { page } = program;
  const reference = 'LN-2026-0412';
  await openSettings(page);
  for (const [label, text] of [
    ["Agent's name", 'Ravi Deshpande'],
    ["Agent's code", 'A-17'],
    ['Organisation', 'Example Finance Ltd.'],
  ] as const) {
    await page.getByRole('textbox', { name: label }).fill(text);
  }
  await page.getByRole('button', { name: 'Save agent and organisation' }).click();
  await page.getByText(/^Saved\./).waitFor();
  await enterCase(page, { reference, name: 'Asha Kulkarni', place: 'Kothrud, Pune', consent: 'Spoken' });
  await look('visit-liveness');
  await page.getByRole('textbox', { name: 'Session id' }).fill(sampleSessions[0].sessionId);
  await page.getByRole('textbox', { name: "Customer's IP address" }).fill('49.36.1.2');
  await page.getByRole('button', { name: 'Look up', exact: true }).click();
  await choose(page, 'Document photo', portrait('asha-2'));
  await well(page, 'Live photo').getByRole('img').waitFor();
  await look('visit-document');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await step(page, 'Result').getByRole('heading', { name: 'Pass' }).waitFor();
  await look('visit-result');
  await answerFileDialogs(program.electron, join(folder, 'report.pdf'));
  await page.getByRole('button', { name: 'Save the report' }).click();
  await page.getByRole('heading', { name: 'The report is saved' }).waitFor();
  await look('report-saved');
  console.log('demo/report.pdf');
}

/** The check that was just entered has come to rest, and its pictures are drawn. */
async function answered(page: Page): Promise<void> {
  await result(page).getByRole('timer').getByText('0:00').waitFor();
  await result(page)
    .getByText(/Sending|Waiting for the answer/)
    .first()
    .waitFor({ state: 'detached' });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
}
