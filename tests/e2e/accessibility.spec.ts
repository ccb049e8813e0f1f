import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { portrait } from './pictures.ts';
import { LAPTOP, openProgram, type Program, SMALLEST } from './program.ts';
import { chooseBoth, compare, gauge, headline, lookUp, openLiveness, openMatch, result } from './screens.ts';
import { choosePassphrase, enterCredentials, laneCard, openSettings, switchMode } from './settings.ts';

let simulator: SimulatorProcess;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
});
test.afterAll(() => simulator.stop());

const sessionOf = (name: string) => sampleSessions.find((sample) => sample.name === name)?.sessionId ?? '';

/** Every screen and state built so far, each reached as a person would. */
const states: Record<string, (page: Page) => Promise<void>> = {
  'liveness, empty': async () => undefined,
  'liveness, sample menu': async (page) => {
    await page.getByRole('button', { name: 'Try a sample' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
  },
  'liveness, field problems': async (page) => {
    await page.getByRole('button', { name: 'Look up the result' }).click();
    await expect(page.getByText('This is needed').first()).toBeVisible();
  },
  ...Object.fromEntries(
    sampleSessions.map(({ name, sessionId }) => [
      `liveness, ${name}`,
      async (page: Page) => {
        await lookUp(page, sessionId);
        await expect(headline(page)).not.toHaveText('The result will appear here');
        await expect(result(page).getByRole('progressbar')).toHaveCount(0);
      },
    ]),
  ),
  'liveness, raw answer': async (page) => {
    await lookUp(page, sessionOf('live'));
    await result(page).getByRole('button', { name: 'Raw answer and attempts' }).click();
    await expect(result(page)).toContainText('statuscode');
  },
  'liveness, enlarged picture': async (page) => {
    await lookUp(page, sessionOf('live'));
    await result(page).getByRole('button', { name: 'Enlarge Reference picture' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'liveness, on hold': async (page) => {
    await simulator.addFault('instantPay', { kind: 'vendorError', code: 'IAB', status: null });
    await lookUp(page, sessionOf('live'));
    await expect(headline(page)).toHaveText('On hold');
  },
  'match, empty': openMatch,
  'match, field problems': async (page) => {
    await openMatch(page);
    await page.getByRole('textbox', { name: 'Threshold' }).fill('1');
    await compare(page);
    await expect(page.getByText('Add a picture here.').first()).toBeVisible();
  },
  'match, filled': async (page) => {
    await openMatch(page);
    await chooseBoth(page, portrait('asha-1'), portrait('asha-1', 'copy.jpg'));
  },
  'match, yes': (page) => matched(page, 'asha-2'),
  'match, no': (page) => matched(page, 'dev-1'),
  'match, several faces': (page) => matched(page, 'couple'),
  'match, in doubt': async (page) => {
    await simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
    await matched(page, 'asha-2');
    await expect(headline(page)).toHaveText('No result yet');
  },
  'match, lost': async (page) => {
    await simulator.addFault('cashfree', { kind: 'reset', when: 'afterProcessing' });
    await matched(page, 'asha-2');
    await result(page).getByRole('button', { name: 'Try again' }).click();
    await expect(headline(page)).toHaveText('Result lost');
  },
  'match, failed': async (page) => {
    await simulator.addFault('cashfree', { kind: 'vendorError', code: 'file_format_invalid', status: null });
    await matched(page, 'asha-2');
    await expect(headline(page)).toHaveText('Failed');
  },
  'settings, nothing kept': openSettings,
  'settings, a lane’s form with problems': async (page) => {
    await openSettings(page);
    await enterCredentials(page, 'InstantPay, sandbox', { clientId: 'two words', thisSessionOnly: true });
    await expect(laneCard(page, 'InstantPay, sandbox').getByRole('textbox', { name: 'Client id' })).toHaveAttribute(
      'aria-invalid',
      'true',
    );
  },
  'settings, credentials for this session': async (page) => {
    await openSettings(page);
    await enterCredentials(page, 'Cashfree, sandbox', {
      clientId: 'CF-CLIENT-1',
      clientSecret: 'cf-secret-12345',
      thisSessionOnly: true,
    });
    await expect(laneCard(page, 'Cashfree, sandbox')).toContainText('For this session only');
  },
  'settings, what production means': async (page) => {
    await openSettings(page);
    await switchMode(page, 'Production');
    await expect(page.getByText('Each match costs money.')).toBeVisible();
  },
  'settings, a vault under a passphrase, and its recovery code': async (page) => {
    await openSettings(page);
    if (await page.getByRole('textbox', { name: 'New passphrase', exact: true }).isVisible()) {
      await choosePassphrase(page, 'correct horse battery');
    }
    await page.getByRole('button', { name: /Make a (new )?recovery code/ }).click();
    await expect(page.getByRole('button', { name: /written it down/i })).toBeVisible();
  },
  // The last one, as it holds up the lane of its program.
  'liveness, sending': async (page) => {
    await openLiveness(page);
    await simulator.addFault('instantPay', { kind: 'silent', when: 'beforeProcessing' });
    await lookUp(page, sessionOf('live'));
    await expect(result(page).getByRole('button', { name: 'Stop' })).toBeVisible();
  },
};

async function matched(page: Page, second: string): Promise<void> {
  await openMatch(page);
  await chooseBoth(page, portrait('asha-1'), portrait(second));
  await compare(page);
  await expect(headline(page)).not.toHaveText('The result will appear here');
  await expect(result(page).getByRole('progressbar')).toHaveCount(0);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [sizeName, size] of [
    ['1366 × 768', LAPTOP],
    ['1024 × 640', SMALLEST],
  ] as const) {
    test.describe(`${colorScheme}, ${sizeName}`, () => {
      let program: Program;
      test.beforeAll(async () => {
        program = await openProgram({ simulator, colorScheme, size });
      });
      test.afterAll(() => program.close());

      for (const [state, reach] of Object.entries(states)) {
        test(`axe finds nothing and nothing is cut off: ${state}`, async () => {
          const { page, complaints } = program;
          await simulator.reset();
          await page.reload();
          await page.getByRole('main').waitFor();
          await reach(page);
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
          expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))).toEqual([]);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(overflow).toBeLessThanOrEqual(0);
          expect(complaints).toEqual([]);
        });
      }
    });
  }
}

test('everything can be reached at 200 % zoom', async () => {
  const program = await openProgram({ simulator });
  const { page, electron } = program;
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await lookUp(page, sessionOf('live'));
  await expect(gauge(page)).toBeVisible();
  await gauge(page).scrollIntoViewIfNeeded();
  await expect(headline(page)).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await program.close();
});
