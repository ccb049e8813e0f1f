import { rm } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { enterCase, openCases, step, visitHead } from './cases.ts';
import { openHistory } from './history.ts';
import { expectOpen, setOffline } from './outbox.ts';
import { newDataFolder, openProgram, type Program } from './program.ts';
import { unlock } from './records.ts';
import { enterSession, headline, lookUp, openLiveness } from './screens.ts';
import { choosePassphrase, openSettings } from './settings.ts';

/** Answers that come while the agent is elsewhere. */

let data: string;
let program: Program;
test.beforeEach(async () => {
  data = await newDataFolder();
  program = await openProgram({ data });
});
test.afterEach(async () => {
  await program.close();
  await rm(data, { recursive: true, force: true });
});

const [live] = sampleSessions;
const PASSPHRASE = 'correct horse battery';
const news = (page: Page) => page.getByRole('complementary', { name: 'What has just arrived' });
const arrived = (page: Page) => page.getByRole('region', { name: 'Just arrived' });

/** A lookup of a case that waits for the network, with another case in view. */
async function waitsElsewhere(page: Page): Promise<void> {
  await setOffline(page, true);
  await enterCase(page, { reference: 'HDFC-1042', name: 'Asha Verma', consent: 'Spoken' });
  await enterSession(page, live.sessionId);
  await page.getByRole('button', { name: 'Look up', exact: true }).click();
  await expect(step(page, 'Liveness')).toContainText('No connection');
  await enterCase(page, { reference: 'HDFC-1043', name: 'Dev Kulkarni', consent: 'Spoken' });
}

test('an answer that comes where it is in view is no news; one that comes elsewhere says so, leads there, and covers no main button, until it is seen', async () => {
  const { page } = program;
  await openLiveness(page);
  await lookUp(page, live.sessionId);
  await expect(headline(page)).toHaveText('A live person');
  await openHistory(page);
  await expect(news(page).getByRole('link')).toHaveCount(0);
  await openCases(page);
  await expect(arrived(page)).toHaveCount(0);

  await waitsElsewhere(page);
  await setOffline(page, false);
  await expect(news(page)).toContainText('Asha Verma · HDFC-1042');
  await expect(news(page)).toContainText('Pass');
  const [told, main] = await Promise.all([
    news(page).getByRole('link').boundingBox(),
    page.getByRole('button', { name: 'Look up', exact: true }).boundingBox(),
  ]);
  if (!told || !main) throw new Error('one of them is not there');
  expect(told.y + told.height).toBeLessThan(main.y);
  await expect(news(page).getByRole('link')).not.toBeFocused();

  await news(page).getByRole('link').click();
  await expect(visitHead(page)).toContainText('Asha Verma');
  await expect(news(page).getByRole('link')).toHaveCount(0);
  await openCases(page);
  await expect(arrived(page)).toHaveCount(0);
  expect(program.complaints).toEqual([]);
});

test('what was not seen is still listed after a restart', async () => {
  await openSettings(program.page);
  await choosePassphrase(program.page, PASSPHRASE);
  await waitsElsewhere(program.page);
  await openHistory(program.page);
  await setOffline(program.page, false);
  await expectOpen(program.page, 0);
  await program.close();
  program = await openProgram({ data });
  const { page } = program;
  await unlock(page, PASSPHRASE);
  await expect(arrived(page).getByRole('link')).toContainText('Asha Verma · HDFC-1042');
  await expect(news(page).getByRole('link')).toHaveCount(0);
  await arrived(page).getByRole('button', { name: 'Mark all as seen' }).click();
  await expect(arrived(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeFocused();
});
