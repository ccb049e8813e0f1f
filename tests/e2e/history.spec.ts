import { expect, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { checks, detail, expectCount, filter, list, openCheck, openHistory, searchBox } from './history.ts';
import { emptyOutbox, expectAllAnswered } from './outbox.ts';
import { pressForEachCall } from './presses.ts';
import { openProgram, type Program } from './program.ts';
import { enterSession, headline, nameCase, openLiveness } from './screens.ts';

const sessionOf = (name: string) => sampleSessions.find((sample) => sample.name === name)?.sessionId ?? '';

/** 300 checks: what is asked, and of which case. */
const lookups = [
  ...Array.from({ length: 120 }, (_, index) => [sessionOf('live'), index < 5 ? 'Kolhapur 12' : ''] as const),
  ...Array.from({ length: 60 }, () => [sessionOf('low'), ''] as const),
  ...Array.from({ length: 60 }, (_, index) => [sessionOf('review'), index < 2 ? 'आवेदन-१७' : ''] as const),
  ...Array.from({ length: 57 }, () => [sessionOf('expired'), ''] as const),
];
const matches = [
  ['asha-1', 'asha-2'],
  ['dev-1', 'dev-2'],
  ['asha-1', 'dev-1'],
] as const;

let simulator: SimulatorProcess;
let program: Program;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
  program = await openProgram({ simulator });
  const { electron, page } = program;
  const letGo = await pressForEachCall(electron);
  await page.evaluate(
    async ([entered, compared]) => {
      const { checks, outbox, practice } = window.facedesk;
      const answer = <Value>(result: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value => {
        if (!result.ok) throw new Error(result.error.message);
        return result.value;
      };
      answer(await outbox.setAtATime({ atATime: 4 }));
      for (const [sessionId, caseReference] of entered) {
        answer(await checks.lookUpLiveness({ sessionId, customerIp: '203.0.113.7', caseReference }));
      }
      for (const [first, second] of compared) {
        const [one, other] = [
          answer(await practice.takePortrait({ portrait: first })),
          answer(await practice.takePortrait({ portrait: second })),
        ];
        const { verificationId } = answer(await checks.newVerificationId({}));
        const firstPicture = { from: 'file', picture: one.id } as const;
        answer(
          await checks.matchFaces({
            firstPicture,
            secondPicture: other.id,
            threshold: 0.75,
            verificationId,
            caseReference: '',
          }),
        );
      }
    },
    [lookups, matches] as const,
  );
  await letGo();
  await expectAllAnswered(page);
});
test.beforeEach(async () => {
  await simulator.reset();
  const { page } = program;
  await emptyOutbox(program);
  await openHistory(page);
  await expect(detail(page)).toHaveCount(0);
  await searchBox(page).fill('');
  await filter(page, 'Kind of check', 'All kinds');
  await filter(page, 'Result', 'All results');
});
test.afterAll(async () => {
  await program.close();
  await simulator.stop();
});

/** The place in the list of the check that the keys are at. */
async function activePlace(): Promise<number> {
  const { page } = program;
  const id = await list(page).getAttribute('aria-activedescendant');
  return Number(await page.locator(`[id="${id}"]`).getAttribute('aria-posinset'));
}

test('lists all of them, the newest first', async () => {
  const { page } = program;
  await expectCount(page, 300);
  await expect(checks(page).first()).toContainText('Face match');
  await expect(checks(page).first()).toContainText('Fail');
  await expect(checks(page).first()).toContainText('0.12');
  // Only what is in sight is drawn.
  expect(await checks(page).count()).toBeLessThan(100);
});

test('finds by words, signs, letters of other scripts, and ids', async () => {
  const { page } = program;
  // No count is that of the one before, which might still stand there.
  for (const [what, typed, count] of [
    ['the beginning of a word, in small letters', 'kolh', 5],
    ['nobody', 'nobody has this', 0],
    ['two words in any order', '12 kolhapur', 5],
    ['a Devanagari reference', 'आवेद', 2],
    ['a session id', sessionOf('review'), 60],
    ['a Devanagari number', '१७', 2],
    ['signs that mean something to a database', '"kolh" OR *', 0],
  ] as const) {
    await test.step(what, async () => {
      await searchBox(page).fill(typed);
      if (count === 0) await expect(page.getByText('No check fits this search and these filters.')).toBeVisible();
      else await expectCount(page, count);
    });
  }
});

test('filters by kind and by result, and tells how many there are', async () => {
  const { page } = program;
  for (const [result, count] of [
    ['Pass', 122],
    ['Fail', 61],
    ['Review', 60],
    ['Undetermined', 57],
  ] as const) {
    await filter(page, 'Result', result);
    await expectCount(page, count);
  }
  await filter(page, 'Result', 'Fail');
  await filter(page, 'Kind of check', 'Face match');
  await expectCount(page, 1);
  await filter(page, 'Result', 'Not answered yet');
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expectCount(page, 300);
});

test('filters by mode and by period', async () => {
  const { page } = program;
  await filter(page, 'Mode', 'Production');
  await expectCount(page, 0);
  await filter(page, 'Mode', 'Practice');
  await page.getByRole('button', { name: /Period$/ }).click();
  await page.getByRole('button', { name: 'Last 7 days' }).click();
  await expectCount(page, 300);
  await page.getByRole('button', { name: /Period$/ }).click();
  await page.getByLabel('First day').fill('2020-01-01');
  await page.getByLabel('Last day').fill('2020-01-31');
  await page.getByRole('button', { name: 'Show these days' }).click();
  await page.keyboard.press('Escape');
  await expectCount(page, 0);
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expectCount(page, 300);
});

test('is worked by keyboard alone: to the last one and back, one opened and closed', async () => {
  const { page } = program;
  await list(page).focus();
  await expect(async () => {
    await page.keyboard.press('End');
    expect(await activePlace()).toBe(300);
  }).toPass();
  await expect(page.getByRole('option').filter({ hasText: 'Kolhapur 12' }).last()).toBeInViewport();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await activePlace()).toBe(3);
  await page.keyboard.press('ArrowUp');
  expect(await activePlace()).toBe(2);
  await page.keyboard.press('Enter');
  await expect(detail(page)).toContainText('0.91');
  await detail(page).getByRole('button', { name: 'Back to the list' }).focus();
  await page.keyboard.press('Enter');
  await expect(detail(page)).toHaveCount(0);
  await expect(list(page)).toBeFocused();
});

test('an opened check shows its answer, its record and each attempt', async () => {
  const { page } = program;
  await checks(page).first().click();
  for (const words of [
    'The score is below the threshold.',
    'Pass from a threshold of 0.75',
    'Attempt 1',
    'Answered',
    '127.0.0.1',
    'not compared in practice mode',
    'none: without encryption',
  ]) {
    await expect(detail(page)).toContainText(words);
  }
  await expect(detail(page).getByRole('img')).toHaveCount(2);
});

test('a note is kept beside a check, and it is found by it', async () => {
  const { page } = program;
  await checks(page).nth(1).click();
  await detail(page).getByRole('button', { name: 'Add the note' }).click();
  await expect(detail(page)).toContainText('Write something first.');
  await detail(page).getByRole('textbox', { name: 'New note' }).fill('Wore glasses. चश्मा पहना था।');
  await detail(page).getByRole('button', { name: 'Add the note' }).click();
  await expect(detail(page).getByRole('listitem').filter({ hasText: 'चश्मा पहना था।' })).toBeVisible();
  await expect(detail(page).getByRole('textbox', { name: 'New note' })).toHaveValue('');
  for (const word of ['glasses', 'चश्मा']) {
    await searchBox(page).fill(word);
    await expectCount(page, 1);
  }
});

test('a check is deleted for a reason that has to be given', async () => {
  const { page } = program;
  await searchBox(page).fill('kolhapur');
  await expectCount(page, 5);
  await checks(page).first().click();
  await detail(page).getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('The audit chain keeps that it was here');
  await expect(question.getByRole('button', { name: 'Delete for good' })).toBeDisabled();
  await question.getByText('Only a trial').click();
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expectCount(page, 4);
  await expect(detail(page)).toHaveCount(0);
});

test('a check that is being sent is not deleted, and it says why', async () => {
  const { page } = program;
  await simulator.addFault('instantPay', { kind: 'silent', when: 'beforeProcessing' });
  await openLiveness(page);
  await nameCase(page, 'APP-SENDING');
  await enterSession(page, sessionOf('live'));
  await page.getByRole('button', { name: 'Look up the result' }).click();
  await expect(headline(page)).toHaveText(/Sending|Waiting for the answer/);
  await openCheck(page, 'APP-SENDING');
  await detail(page).getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('The check is being sent just now.');
  await expect(question.getByRole('button', { name: 'Delete for good' })).toBeDisabled();
  await question.getByRole('button', { name: 'Cancel' }).click();
});
