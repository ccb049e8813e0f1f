import { expect, type Page, test } from '@playwright/test';
import { startAfresh } from '../afresh.ts';
import { enterCase, openCases, step, unfold } from '../cases.ts';
import { openHistory } from '../history.ts';
import { openOutbox, setOffline } from '../outbox.ts';
import { portrait } from '../pictures.ts';
import { makeDoubtfulCases } from '../reviews.ts';
import { gauge, headline, lookUp, openLiveness } from '../screens.ts';
import { openSettings } from '../settings.ts';
import { pastePicture } from '../visits.ts';
import { deskForAll, expectFineOnEach, leave, sessionOf } from './walk.ts';

const desk = deskForAll();

async function caseWithChecks(page: Page): Promise<void> {
  await enterCase(page, { reference: `APP ${Date.now()}`, name: 'Asha' });
  for (const session of ['live', 'low'] as const) {
    await openLiveness(page);
    await lookUp(page, sessionOf(session));
    await expect(headline(page)).toContainText('live');
    await page.goBack();
  }
  await unfold(page, 'Result');
  await expect(page.getByRole('radio', { name: /^Counts/ })).toHaveCount(2);
}

expectFineOnEach(desk, {
  'a case that is entered': {
    'case, form with problems': async (page) => {
      await openCases(page);
      await page.getByRole('button', { name: 'New case' }).click();
      await page.getByRole('button', { name: 'Begin the visit' }).click();
      await expect(page.getByRole('textbox', { name: 'Case reference' })).toHaveAttribute('aria-invalid', 'true');
    },
    'case, one without checks': async (page) => {
      await page.getByRole('textbox', { name: 'Case reference' }).press('Escape');
      await enterCase(page, { reference: `APP ${Date.now()}`, name: 'आशा शर्मा', place: 'पुणे' });
    },
    'case, editing one': async (page) => {
      await step(page, 'Customer').getByRole('button', { name: 'Edit' }).click();
      await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
    },
  },
  'a case with checks': {
    'case, one with checks': caseWithChecks,
    'case, erasing one': async (page) => {
      await page.getByRole('button', { name: 'Erase this case' }).click();
      await expect(page.getByRole('alertdialog')).toContainText('are removed for good');
    },
    'case, list': async (page) => {
      await leave(page.getByRole('alertdialog'));
      await openCases(page);
      await expect(page.getByRole('link', { name: /^APP / }).first()).toBeVisible();
    },
    'case, none found': async (page) => {
      await page.getByRole('searchbox', { name: 'Search cases' }).fill('nobody has this');
      await expect(page.getByText('Nothing found').last()).toBeVisible();
    },
  },
  'a visit, online and not': {
    'case, which photo was pasted': async (page) => {
      await enterCase(page, { reference: `APP ${Date.now()}`, name: 'Asha', consent: 'Spoken' });
      await step(page, 'Document').getByRole('button', { name: 'Show Document' }).click();
      await pastePicture(page, portrait('asha-2'));
      await expect(page.getByRole('alertdialog', { name: 'Which photo is this?' })).toBeVisible();
    },
    'case, the vendors are out of reach, and several session ids': async (page) => {
      await leave(page.getByRole('alertdialog'));
      await setOffline(page, true);
      await enterCase(page, { reference: `APP ${Date.now()}`, name: 'Asha', consent: 'Spoken' });
      await expect(page.getByText('Neither vendor can be reached')).toBeVisible();
      await step(page, 'Liveness')
        .getByRole('textbox', { name: 'Session id' })
        .fill(`${sessionOf('live')} or ${sessionOf('low')}`);
      await expect(page.getByRole('group', { name: /several session ids/ })).toBeVisible();
    },
  },
  'what has arrived': {
    'case, news of an answer': async (page) => {
      await openHistory(page);
      await makeDoubtfulCases(desk.program, [`N ${Date.now()}`]);
      await expect(page.getByRole('complementary', { name: 'What has just arrived' }).getByRole('link')).toBeVisible();
    },
    'case, an answer just arrived': async (page) => {
      await openCases(page);
      await expect(page.getByRole('region', { name: 'Just arrived' })).toBeVisible();
    },
    'case, those that need a review': async (page) => {
      await page.getByRole('radio', { name: /^Needs a review/ }).check({ force: true });
      await page.getByRole('button', { name: 'Reject…' }).click();
      await page.getByRole('button', { name: 'Reject', exact: true }).click();
      await expect(page.getByText('Give the reason.')).toBeVisible();
    },
  },
});

test('everything can be reached at 200 % zoom', async () => {
  const { program, simulator } = desk;
  const { page, electron } = program;
  await startAfresh(program, simulator);
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await lookUp(page, sessionOf('live'));
  await expect(gauge(page)).toBeVisible();
  await gauge(page).scrollIntoViewIfNeeded();
  await expect(headline(page)).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  for (const open of [openOutbox, openHistory, openCases, openSettings]) {
    await open(page);
    expect(await overflow(), open.name).toBeLessThanOrEqual(0);
  }
});
