import { expect, type Page, test } from '@playwright/test';
import { startAfresh } from './afresh.ts';
import { caseLink, openCases } from './cases.ts';
import { openProgram, type Program } from './program.ts';
import { makeDoubtfulCases } from './reviews.ts';

/** The cases that need a review, as a reviewer goes through them. */

let program: Program;
test.beforeAll(async () => {
  program = await openProgram();
  await makeDoubtfulCases(program, ['APP-1', 'APP-2', 'APP-3']);
});
test.beforeEach(() => startAfresh(program));
test.afterAll(() => program.close());

const desk = (page: Page) => page.getByRole('region', { name: 'Cases that need a review' });
const inView = (page: Page) => desk(page).getByRole('heading', { level: 2 }).first();
const button = (page: Page, name: string) => desk(page).getByRole('button', { name, exact: true });

async function openDesk(page: Page): Promise<void> {
  await openCases(page);
  await page.getByRole('radio', { name: 'Needs a review (3)' }).check({ force: true });
  await expect(inView(page)).toContainText('APP-3');
}

test('keys and buttons lead to the next case and back, but not while something is typed', async () => {
  const { page } = program;
  await openDesk(page);
  await page.keyboard.press('j');
  await expect(inView(page)).toContainText('APP-2');
  await button(page, 'Next').click();
  await expect(inView(page)).toContainText('APP-1');
  await expect(button(page, 'Next')).toBeDisabled();
  await page.keyboard.press('k');
  await expect(inView(page)).toContainText('APP-2');
  const name = page.getByRole('textbox', { name: "Reviewer's name" });
  await name.pressSequentially('kj');
  await expect(name).toHaveValue('kj');
  await expect(inView(page)).toContainText('APP-2');
});

test('a reviewer sees each case whole, decides in place, and the next one comes by itself', async () => {
  const { page } = program;
  await openDesk(page);
  const pictures = desk(page).getByRole('figure').getByRole('img');
  await expect(pictures).toHaveCount(2);
  const boxes = await Promise.all((await pictures.all()).map((picture) => picture.boundingBox()));
  expect(boxes[0]?.height).toBe(boxes[1]?.height);
  await expect(desk(page).getByRole('meter')).toHaveCount(2);
  await expect(desk(page)).toContainText('The liveness check that counts did not pass.');

  await button(page, 'Accept').click();
  await expect(desk(page)).toContainText("Enter the reviewer's name.");
  await page.getByRole('textbox', { name: "Reviewer's name" }).fill('R. Iyer');
  const accept = await button(page, 'Accept').boundingBox();
  if (!accept) throw new Error('it is not in view');
  await button(page, 'Accept').click();
  await expect(inView(page)).toContainText('APP-2');
  await expect(inView(page)).toBeFocused();
  // What is still pressed where the one before was accepted is not meant for this one.
  await expect(button(page, 'Accept')).toBeVisible();
  await page.mouse.click(accept.x + accept.width / 2, accept.y + accept.height / 2);
  await expect(button(page, 'Accept')).not.toHaveAttribute('aria-disabled', 'true');
  await expect(inView(page)).toContainText('APP-2');
  await expect(desk(page)).toContainText('1 of 2');

  // To reject takes a reason: one of a few, or one's own.
  await button(page, 'Reject…').click();
  await expect(button(page, 'Another person')).toBeFocused();
  await button(page, 'Cancel').click();
  await expect(button(page, 'Reject…')).toBeFocused();
  await page.keyboard.press('Enter');
  await button(page, 'Reject').click();
  await expect(desk(page)).toContainText('Give the reason.');
  await button(page, 'Another person').click();
  await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveValue('Another person');
  await button(page, 'Reject').click();
  await expect(inView(page)).toContainText('APP-1');
  await button(page, 'Reject…').click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The signature is another one');
  await button(page, 'Reject').click();
  await expect(desk(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeFocused();

  await openCases(page);
  for (const [reference, words] of [
    ['APP-3', 'accepted by R. Iyer'],
    ['APP-2', 'rejected by R. Iyer'],
  ] as const) {
    await expect(caseLink(page, reference)).toContainText(words);
    await expect(caseLink(page, reference)).toContainText('Needs a review');
  }
  await caseLink(page, 'APP-1').click();
  await page.getByRole('button', { name: 'Show Result' }).or(page.getByText('The signature is another one')).click();
  await expect(page.getByText('The signature is another one')).toBeVisible();
  expect(program.complaints).toEqual([]);
});
