import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { openProgram, type Program } from './program.ts';
import { gauge, headline, openLiveness, openMatch } from './screens.ts';

let program: Program;
test.beforeEach(async () => {
  program = await openProgram();
});
test.afterEach(() => program.close());

test('the first start lands in practice mode, ready to use', async () => {
  const { page, electron, complaints } = program;
  await expect(page).toHaveTitle('Liveness – Facedesk');
  await expect(page.getByRole('banner')).toContainText('Practice');
  await expect(page.getByRole('banner')).toContainText('nothing is charged');
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

test('both screens and their forms can be worked by keyboard alone', async () => {
  const { page } = program;
  await page.keyboard.press('Control+3');
  await expect(page).toHaveTitle('Face match – Facedesk');
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { name: 'Liveness', level: 1 })).toBeFocused();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Session id' })).not.toHaveValue('');
  await page.keyboard.press('Control+Enter');
  await expect(gauge(page)).toBeVisible();

  await page.keyboard.press('Control+3');
  await page.getByRole('textbox', { name: 'Threshold' }).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('textbox', { name: 'Threshold' })).toHaveValue('0.76');
});

test('what was entered survives switching between the screens', async () => {
  const { page } = program;
  await page.getByRole('textbox', { name: 'Session id' }).fill('half an id');
  await page.getByRole('textbox', { name: 'Case reference' }).fill('APP-7');
  await openMatch(page);
  await page.getByRole('textbox', { name: 'Threshold' }).fill('0.8');
  const id = page.getByRole('textbox', { name: 'Verification id' });
  await expect(id).toHaveValue(/^FD-/);
  const verificationId = await id.inputValue();
  await openLiveness(page);
  await expect(page.getByRole('textbox', { name: 'Session id' })).toHaveValue('half an id');
  await expect(page.getByRole('textbox', { name: 'Case reference' })).toHaveValue('APP-7');
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
  await expect(page.getByRole('heading', { name: 'Liveness', level: 1 })).toBeVisible();
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
