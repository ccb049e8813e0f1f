import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { dropFiles } from './drops.ts';
import { type ChosenFile, jpegOf, photograph, photographsAreHere, portrait, whyNoPhotographs } from './pictures.ts';
import { openProgram, type Program } from './program.ts';
import { choose, chooseBoth, compare, gauge, headline, openMatch, result, well } from './screens.ts';

let program: Program;
test.beforeAll(async () => {
  program = await openProgram();
});
test.beforeEach(async () => {
  const { page } = program;
  await page.reload();
  await page.getByRole('main').waitFor();
  await openMatch(page);
  await expect(headline(page)).toHaveText('The result will appear here');
});
test.afterAll(() => program.close());

test('compares two photographs of one’s own', async () => {
  test.skip(!photographsAreHere, whyNoPhotographs);
  const { page } = program;
  await chooseBoth(page, photograph('person-a-1.jpg'), photograph('person-c-1.png'));
  await expect(well(page, 'Document photo')).toContainText('512 × 512 px');
  await compare(page);
  await expect(headline(page)).toHaveText(/YES|NO/);
  const score = Number(await gauge(page).getAttribute('aria-valuenow'));
  expect(score).toBeGreaterThan(0);
  expect(score).toBeLessThan(1);
  await expect(headline(page)).toHaveText(score >= 0.75 ? /YES/ : /NO/);
});

test('a result that practice made up of one’s own pictures says so, as large as its verdict', async () => {
  const { page } = program;
  await chooseBoth(page, portrait('asha-1'), jpegOf(60_000, 'mine.jpg'));
  await compare(page);
  await expect(headline(page)).toHaveText(/YES|NO/);
  const invented = result(page).getByText('Invented by practice');
  const sizeOf = (place: Locator) => place.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(await sizeOf(invented)).toBeGreaterThanOrEqual(await sizeOf(headline(page)));
  await expect(result(page)).toContainText('says nothing about the people');
});

for (const [first, second, answer, score, reason] of [
  ['asha-1', 'asha-2', 'YES', '0.94', 'The score reaches the threshold.'],
  ['dev-1', 'meera-2', 'NO', '0.17', 'The score is below the threshold.'],
] as const) {
  test(`${first} and ${second} come to ${answer} with ${score}`, async () => {
    const { page } = program;
    await chooseBoth(page, portrait(first), portrait(second));
    const verificationId = await page.getByRole('textbox', { name: 'Verification id' }).inputValue();
    await compare(page);
    await expect(gauge(page)).toHaveAttribute('aria-valuenow', score);
    await expect(gauge(page)).toHaveAttribute('aria-valuemax', '1');
    await expect(headline(page)).toHaveText(new RegExp(answer));
    await expect(result(page)).toContainText(reason);
    await expect(result(page)).toContainText('Practice result');
    await expect(result(page).getByText('Invented by practice')).toHaveCount(0);
    await expect(result(page)).toContainText(verificationId);
    await expect(result(page)).toContainText('SUCCESS');
    await expect(result(page).getByRole('img')).toHaveCount(2);
    // A new check gets a new id, as an id can be used once.
    await expect(page.getByRole('textbox', { name: 'Verification id' })).not.toHaveValue(verificationId);
  });
}

test('two people in a picture could not be compared, which is not a NO', async () => {
  const { page } = program;
  await chooseBoth(page, portrait('couple'), portrait('dev-1'));
  await compare(page);
  await expect(headline(page)).toHaveText('Could not be compared');
  await expect(result(page)).toContainText('There is more than one face in a picture');
  await expect(gauge(page)).toHaveCount(0);
});

test('the same file twice is warned of before, and a review after', async () => {
  const { page } = program;
  await chooseBoth(page, portrait('asha-1'), portrait('asha-1', 'copy.jpg'));
  await expect(page.getByText(/same file/).first()).toBeVisible();
  await compare(page);
  await expect(result(page)).toContainText('Both pictures are the same file');
  await expect(result(page).getByText('Review', { exact: true })).toBeVisible();
});

test('a score just below the threshold is not rounded up to it', async () => {
  const { page } = program;
  await chooseBoth(page, portrait('asha-1'), portrait('dev-1', 'me score-0.7499.jpg'));
  await compare(page);
  await expect(headline(page)).toHaveText(/NO/);
  await expect(result(page)).toContainText('0.7499');
});

test('a threshold below the policy’s gives a review at best, said before and after', async () => {
  const { page } = program;
  await page.getByRole('textbox', { name: 'Threshold' }).fill('0.5');
  await expect(page.getByText('Below 0.75')).toBeVisible();
  await chooseBoth(page, portrait('asha-1'), portrait('asha-2'));
  await compare(page);
  await expect(result(page)).toContainText('below the policy');
  await expect(result(page).getByText('Review', { exact: true })).toBeVisible();
});

test('drops: one picture into a well, two at once into both', async () => {
  const { page } = program;
  await drop(well(page, 'Document photo'), [portrait('dev-1')]);
  await expect(well(page, 'Document photo')).toContainText('dev-1.jpg');
  await drop(well(page, 'Live photo'), [portrait('asha-1'), portrait('asha-2')]);
  await expect(well(page, 'Live photo')).toContainText('asha-1.jpg');
  await expect(well(page, 'Document photo')).toContainText('asha-2.jpg');
});

test('a drop beside the wells neither opens the file nor loses what is there', async () => {
  const { page } = program;
  await choose(page, 'Live photo', portrait('dev-1'));
  await drop(page.getByRole('navigation', { name: 'Screens' }), [portrait('asha-1')]);
  await expect(well(page, 'Live photo')).toContainText('dev-1.jpg');
  expect(page.url()).toContain('app://facedesk/');
});

test('explains a drop that is no picture at its well', async () => {
  const { page } = program;
  await drop(well(page, 'Live photo'), [{ name: 'notes.jpg', mimeType: '', buffer: Buffer.from('only words') }]);
  await expect(well(page, 'Live photo')).toContainText('not a picture of a kind that can be used');
  await drop(well(page, 'Live photo'), [portrait('asha-1'), portrait('asha-2'), portrait('dev-1')]);
  await expect(well(page, 'Live photo')).toContainText('3 files');
});

test('pastes a picture into the well that has the focus', async () => {
  const { page, electron } = program;
  await choose(page, 'Document photo', portrait('meera-1'));
  const preview = await well(page, 'Document photo').getByRole('img').boundingBox();
  if (!preview) throw new Error('the picture is not shown');
  const middle = { x: Math.round(preview.x + preview.width / 2), y: Math.round(preview.y + preview.height / 2) };
  await electron.evaluate(({ BrowserWindow }, { x, y }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.copyImageAt(x, y);
  }, middle);
  await well(page, 'Live photo')
    .getByRole('button', { name: /choose a picture/i })
    .focus();
  await page.keyboard.press('Control+V');
  await expect(well(page, 'Live photo').getByRole('img')).toBeVisible();
  await expect(well(page, 'Live photo')).toContainText('600 × 800 px');
});

test('explains a file that is no picture at its well, takes out the picture that was there, and waits with comparing', async () => {
  const { page } = program;
  for (const [what, file, problem] of [
    [
      'a text file named .jpg',
      { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('only words') },
      'not a picture of a kind that can be used',
    ],
    [
      'a PDF',
      { name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
      'not a picture of a kind that can be used',
    ],
    [
      'a file of zero bytes',
      { name: 'empty.png', mimeType: 'image/png', buffer: Buffer.alloc(0) },
      'The file is empty',
    ],
    [
      'a picture cut off in its headers',
      { ...portrait('asha-1'), buffer: portrait('asha-1').buffer.subarray(0, 60) },
      "can't be shown",
    ],
  ] as const) {
    await test.step(what, async () => {
      await choose(page, 'Live photo', portrait('dev-1'));
      await expect(well(page, 'Live photo')).toContainText('dev-1.jpg');
      await choose(page, 'Live photo', file);
      await expect(well(page, 'Live photo')).toContainText(problem);
      // It may have been another customer's.
      await expect(well(page, 'Live photo').getByRole('img')).toHaveCount(0);
      await compare(page);
      await expect(headline(page)).toHaveText('The result will appear here');
      await choose(page, 'Live photo', portrait('asha-1'));
      await expect(well(page, 'Live photo')).toContainText('asha-1.jpg');
      await expect(well(page, 'Live photo')).not.toContainText(problem);
    });
  }
});

test('takes a PNG under a wrong name', async () => {
  const { page } = program;
  const png = await page.screenshot();
  await choose(page, 'Document photo', { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: png });
  await expect(well(page, 'Document photo')).toContainText('1366 × 768 px');
});

test('asks for the pictures that are missing', async () => {
  const { page } = program;
  await compare(page);
  await expect(well(page, 'Live photo')).toContainText('Add a picture here.');
  await expect(well(page, 'Document photo')).toContainText('Add a picture here.');
  await expect(headline(page)).toHaveText('The result will appear here');
});

test('explains a threshold that is none at its field, and keeps it', async () => {
  const { page } = program;
  await chooseBoth(page, portrait('asha-1'), portrait('asha-2'));
  const threshold = page.getByRole('textbox', { name: 'Threshold' });
  // No problem is that of the one before, which might still stand there.
  for (const [typed, problem] of [
    ['0', 'Enter a number from 0.01 to 0.99.'],
    ['0.755', 'Use two decimal places at most'],
    ['1', 'Enter a number from 0.01 to 0.99.'],
    ['high', 'This is not a number.'],
    ['', 'This is needed.'],
  ] as const) {
    await test.step(`“${typed}”`, async () => {
      await threshold.fill(typed);
      await compare(page);
      await expect(threshold).toHaveAccessibleDescription(new RegExp(problem.replaceAll('.', '\\.')));
      await expect(threshold).toHaveValue(typed);
      await expect(headline(page)).toHaveText('The result will appear here');
    });
  }
});

test('explains a verification id that is none, or was used before, at its field, and makes another', async () => {
  const { page } = program;
  await chooseBoth(page, portrait('asha-1'), portrait('asha-2'));
  const id = page.getByRole('textbox', { name: 'Verification id' });
  for (const [what, typed, problem] of [
    ['51 characters', 'a'.repeat(51), 'This is too long: at most 50 characters.'],
    ['a slash', 'APP/1', 'Only the letters'],
    ['none', '', 'This is needed.'],
  ] as const) {
    await test.step(what, async () => {
      await id.fill(typed);
      await compare(page);
      await expect(id).toHaveAccessibleDescription(new RegExp(problem));
      await expect(headline(page)).toHaveText('The result will appear here');
    });
  }
  await page.getByRole('button', { name: 'Make a new verification id' }).click();
  await expect(id).toHaveValue(/^FD-/);
  const used = await id.inputValue();
  await compare(page);
  await expect(headline(page)).toHaveText(/YES/);
  await id.fill(used);
  await compare(page);
  await expect(id).toHaveAccessibleDescription(/This id has been used before/);
});

async function drop(target: Locator, files: readonly ChosenFile[]): Promise<void> {
  const { page } = program;
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-drop-'));
  const paths = await Promise.all(
    files.map(async ({ name, buffer }) => {
      await writeFile(join(folder, name), buffer);
      return join(folder, name);
    }),
  );
  await dropFiles(page, target, paths);
}
