import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { startAfresh } from './afresh.ts';
import { visitHead } from './cases.ts';
import { openProgram, type Program } from './program.ts';
import { caseReference, chooseCase, gauge, headline, openLiveness, openMatch, well } from './screens.ts';
import { Agent } from './visits.ts';

let program: Program;

test.describe('the first start', () => {
  test.beforeEach(async () => {
    program = await openProgram();
  });
  test.afterEach(() => program.close());

  test('lands in practice mode, ready to use', async () => {
    const { page, electron, complaints } = program;
    await expect(page).toHaveTitle('Cases – Facedesk');
    await expect(page.getByRole('banner')).toContainText('Practice');
    await expect(page.getByRole('banner')).toContainText('nothing is charged');
    await expect(page.getByRole('button', { name: 'New case' })).toHaveCount(1);
    await openLiveness(page);
    await page.getByRole('button', { name: 'Try a sample' }).click();
    await page.getByRole('menuitem', { name: 'Live person' }).click();
    await page.getByRole('button', { name: 'Look up the result' }).click();
    await expect(headline(page)).toHaveText('A live person');
    await expect(gauge(page)).toHaveAttribute('aria-valuenow', '97.31');

    await openMatch(page);
    await page.getByRole('button', { name: 'Try a sample pair' }).click();
    await page.getByRole('menuitem').first().click();
    await page.getByRole('button', { name: 'Compare the faces' }).click();
    await expect(gauge(page)).toHaveAttribute('aria-valuenow', '0.94');

    expect(complaints).toEqual([]);
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  const MOST_ACTS = 3;
  const rail = (agent: Agent, name: string) =>
    agent.click(agent.page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name }));

  /** The way to a first result, from the first start. */
  const ways: Record<string, (agent: Agent) => Promise<void>> = {
    'a liveness check': async (agent) => {
      await rail(agent, 'Liveness');
      await agent.click(agent.page.getByRole('button', { name: 'Fill in a live person' }));
      await agent.press('Control+Enter');
      await expect(gauge(agent.page)).toHaveAttribute('aria-valuenow', '97.31');
    },
    'a face match': async (agent) => {
      const { page } = agent;
      await rail(agent, 'Face match');
      await agent.click(page.getByRole('button', { name: 'Fill in two photos of one person' }));
      for (const place of ['Live photo', 'Document photo'] as const)
        await expect(well(page, place).getByRole('img')).toBeVisible();
      await agent.press('Control+Enter');
      await expect(gauge(page)).toHaveAttribute('aria-valuenow', '0.94');
    },
    'a sample case': async (agent) => {
      const { page } = agent;
      await agent.click(page.getByRole('button', { name: 'Try a sample case' }));
      await expect(page.getByRole('button', { name: 'Look up', exact: true })).toBeFocused();
      await expect(visitHead(page)).toContainText('Asha Verma (sample) SAMPLE-1');
      await expect(visitHead(page)).toContainText('Practice');
      await agent.press('Enter');
      await expect(page.getByRole('button', { name: 'Compare', exact: true })).toBeFocused();
      await expect(well(page, 'Live photo').getByRole('img')).toBeVisible();
      await agent.press('Enter');
      await expect(visitHead(page)).toContainText('Pass');
    },
  };

  for (const [what, go] of Object.entries(ways)) {
    test(`the first result of ${what} is at most ${MOST_ACTS} acts away from the first start`, async () => {
      const agent = new Agent(program.page);
      await go(agent);
      expect(agent.acts.length, agent.acts.join('\n')).toBeLessThanOrEqual(MOST_ACTS);
      expect(program.complaints).toEqual([]);
    });
  }
});

test.describe('in one program', () => {
  test.beforeAll(async () => {
    program = await openProgram();
  });
  test.beforeEach(() => startAfresh(program));
  test.afterAll(() => program.close());

  test('both screens and their forms can be worked by keyboard alone', async () => {
    const { page } = program;
    await page.keyboard.press('Control+6');
    await expect(page).toHaveTitle('Face match – Facedesk');
    await page.keyboard.press('Control+5');
    await expect(page.getByRole('heading', { name: 'Liveness', level: 1 })).toBeFocused();

    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Try a sample' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Session id' })).not.toHaveValue('');
    await page.keyboard.press('Control+Enter');
    await expect(gauge(page)).toBeVisible();

    await page.keyboard.press('Control+6');
    await page.getByRole('textbox', { name: 'Threshold' }).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('textbox', { name: 'Threshold' })).toHaveValue('0.76');
  });

  test('what was entered survives switching between the screens', async () => {
    const { page } = program;
    await openLiveness(page);
    await page.getByRole('textbox', { name: 'Session id' }).fill('half an id');
    await chooseCase(page, 'APP-7');
    await openMatch(page);
    await page.getByRole('textbox', { name: 'Threshold' }).fill('0.8');
    const id = page.getByRole('textbox', { name: 'Verification id' });
    await expect(id).toHaveValue(/^FD-/);
    const verificationId = await id.inputValue();
    await openLiveness(page);
    await expect(page.getByRole('textbox', { name: 'Session id' })).toHaveValue('half an id');
    await expect(caseReference(page)).toHaveValue('APP-7');
    await openMatch(page);
    await expect(page.getByRole('textbox', { name: 'Threshold' })).toHaveValue('0.8');
    await expect(id).toHaveValue(verificationId);
  });

  test('a second copy on the same data gives way to the first', async () => {
    const { electron, page } = program;
    const [executable = '', ...args] = await electron.evaluate(() => process.argv);
    const sandbox = process.env.FACEDESK_SANDBOX === 'on' ? [] : ['--no-sandbox'];
    const own = args.filter((arg) => !/^--(inspect|remote-debugging|no-sandbox)/.test(arg));
    const second = spawn(executable, [...sandbox, ...own], { stdio: 'ignore' });
    const [code] = await once(second, 'exit');
    expect(code).toBe(0);
    await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeVisible();
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});
