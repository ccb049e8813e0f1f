import { expect, type Page } from '@playwright/test';
import { sampleSessions } from '../../../shared/practice.ts';
import { enterCase } from '../cases.ts';
import { openOutbox, row, setOffline } from '../outbox.ts';
import { portrait } from '../pictures.ts';
import {
  caseReference,
  choose,
  chooseBoth,
  compare,
  enterSession,
  gauge,
  headline,
  lookUp,
  openLiveness,
  openMatch,
  result,
} from '../screens.ts';
import { openSettings } from '../settings.ts';
import { deskForAll, expectFineOnEach, leave, matched, sessionOf } from './walk.ts';

const desk = deskForAll();

/** What each sample session comes to. */
const comesTo: Readonly<Record<(typeof sampleSessions)[number]['name'], string>> = {
  live: 'A live person',
  low: 'Not shown to be live',
  review: 'Needs a review',
  fourAudits: 'A live person',
  expired: 'Could not be determined',
  failed: 'Could not be determined',
  noConfidence: 'Could not be determined',
  unfinished: 'No result yet',
};

const isFailed = { kind: 'vendorError', code: 'file_format_invalid', status: null } as const;

async function becomeLost(page: Page): Promise<void> {
  await desk.simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
  await matched(page, 'dev-1', 'Result lost');
}

async function becomeFailed(page: Page): Promise<void> {
  await desk.simulator.addFault('cashfree', isFailed);
  await matched(page, 'asha-2', 'Not carried out');
}

expectFineOnEach(desk, {
  'the first day': {
    'case, none yet': async (page) => {
      await expect(page.getByRole('button', { name: 'Try a sample case' })).toBeVisible();
    },
    'settings, nothing kept': openSettings,
    'outbox, empty': openOutbox,
    'liveness, empty': openLiveness,
    'liveness, sample menu': async (page) => {
      await page.getByRole('button', { name: 'Try a sample' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
    'liveness, field problems': async (page) => {
      await leave(page.getByRole('menu'));
      await page.getByRole('button', { name: 'Look up the result' }).click();
      await expect(page.getByText('This is needed').first()).toBeVisible();
    },
    'liveness, a code without a camera': async (page) => {
      await page.getByRole('button', { name: 'Read the session id from a code' }).click();
      await expect(page.getByRole('dialog').getByRole('alert').first()).toContainText('No camera was found');
    },
  },
  'a case to choose': {
    'liveness, a case to choose': async (page) => {
      await enterCase(page, { reference: `APP ${Date.now()}`, name: 'आशा शर्मा' });
      await openLiveness(page);
      await page.getByRole('button', { name: 'Another customer…' }).click();
      await caseReference(page).fill('APP');
      await expect(page.getByRole('option')).toHaveCount(2);
    },
    'liveness, no case chosen, and the time of a session': async (page) => {
      await caseReference(page).fill('HD');
      await caseReference(page).press('Escape');
      await enterSession(page, sessionOf('review'));
      await page.getByRole('button', { name: 'Two minutes ago' }).click();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('No case was chosen yet')).toBeVisible();
      await expect(page.getByText('left of its three minutes')).toBeVisible();
    },
  },
  'answers of lookups': {
    ...Object.fromEntries(
      sampleSessions.map(({ name, sessionId }) => [
        `liveness, ${name}`,
        async (page: Page) => {
          await lookUp(page, sessionId);
          await expect(headline(page)).toHaveText(comesTo[name]);
        },
      ]),
    ),
    'liveness, nothing has changed': async (page) => {
      await lookUp(page, sessionOf('low'));
      await expect(gauge(page)).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('Nothing has changed since this answer')).toBeVisible();
    },
    'liveness, raw answer': async (page) => {
      await lookUp(page, sessionOf('live'));
      await expect(headline(page)).toHaveText('A live person');
      await result(page).getByRole('button', { name: 'Raw answer and attempts' }).click();
      await expect(result(page)).toContainText('statuscode');
    },
    'liveness, enlarged picture': async (page) => {
      await result(page).getByRole('button', { name: 'Enlarge Reference picture' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  'answers of matches': {
    'match, empty': openMatch,
    'match, no camera': async (page) => {
      await page.getByRole('button', { name: 'Take a photo: document photo' }).click();
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText('No camera was found');
    },
    'match, field problems': async (page) => {
      await leave(page.getByRole('dialog'));
      await page.getByRole('textbox', { name: 'Threshold' }).fill('1');
      await compare(page);
      await expect(page.getByText('Add a picture here.').first()).toBeVisible();
    },
    'match, filled': async (page) => {
      await page.getByRole('textbox', { name: 'Threshold' }).fill('0.75');
      await chooseBoth(page, portrait('asha-1'), portrait('asha-1', 'copy.jpg'));
    },
    'match, yes': async (page) => {
      await choose(page, 'Document photo', portrait('asha-2'));
      await compare(page);
      await expect(headline(page)).toHaveText(/^YES/);
    },
    'match, both faces enlarged': async (page) => {
      await result(page).getByRole('button', { name: 'Compare by eye' }).click();
      const dialog = page.getByRole('dialog', { name: 'Live photo and document photo' });
      await dialog.getByRole('button', { name: 'Zoom in' }).click();
      await expect(dialog.getByRole('status')).toHaveText('1.5×');
      await expect(dialog.getByRole('img')).toHaveCount(2);
    },
    'match, no': async (page) => {
      await leave(page.getByRole('dialog'));
      await matched(page, 'dev-1', 'NO');
    },
    'match, several faces': (page) => matched(page, 'couple', 'Could not be compared'),
  },
  'checks that are sent': {
    'liveness, sending': async (page) => {
      await desk.simulator.addFault('instantPay', { kind: 'silent', when: 'beforeProcessing' });
      await lookUp(page, sessionOf('live'));
      await expect(result(page).getByRole('button', { name: 'Stop' })).toBeVisible();
    },
    'match, in doubt': async (page) => {
      await desk.simulator.addFault('cashfree', { kind: 'reset', when: 'beforeProcessing' }, 50);
      await matched(page, 'asha-2', 'No result yet');
    },
  },
  'a match that failed': {
    'match, failed': becomeFailed,
    'match, a failed one edited': async (page) => {
      await result(page).getByRole('button', { name: 'Edit' }).click();
      await expect(page.getByRole('button', { name: 'Compare with the changes' })).toBeVisible();
    },
  },
  'a busy outbox': {
    'match, lost': async (page) => {
      await becomeFailed(page);
      await becomeLost(page);
    },
    'match, what becomes of a lost one': async (page) => {
      await result(page).getByRole('button', { name: 'Decide' }).click();
      await page.getByRole('radio', { name: 'Close it without a result' }).check({ force: true });
    },
    'match, sending': async (page) => {
      await page.getByRole('radio', { name: 'Close it without a result' }).press('Escape');
      await desk.simulator.addFault('cashfree', { kind: 'silent', when: 'beforeProcessing' });
      await matched(page, 'meera-2', 'Waiting for the answer');
    },
    'liveness, on hold': async (page) => {
      await openLiveness(page);
      await desk.simulator.addFault('instantPay', { kind: 'vendorError', code: 'IAB', status: null });
      await lookUp(page, sessionOf('live'));
      await expect(headline(page)).toHaveText('On hold');
    },
    'outbox, busy': async (page) => {
      await openOutbox(page);
      await expect(page.getByText('2 need you, 2 go by themselves.')).toBeAttached();
      await expect(row(page, 'Waiting for the answer')).toBeVisible();
    },
  },
  'an outbox offline': {
    'outbox, offline': async (page) => {
      await setOffline(page, true);
      await lookUp(page, sessionOf('live'));
      await expect(headline(page)).toHaveText('No connection');
      await openOutbox(page);
      await expect(page.getByText('0 need you, 1 go by themselves.')).toBeAttached();
    },
    'outbox, paused by hand': async (page) => {
      await setOffline(page, false);
      await page.getByRole('button', { name: 'Pause all' }).click();
      await expect(page.getByText('Paused by hand.').first()).toBeVisible();
    },
  },
});
