import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { build } from './electron-vite.ts';
import { prepareElectron, type Ready } from './prepare.ts';
import { main } from './problem.ts';
import { root } from './project.ts';

/** Drives the real program through the main job, in practice mode, and leaves what it saw in demo/. */
const folder = join(root, 'demo');
const portraits = join(root, 'resources', 'practice');

await main(async () => {
  const ready = await prepareElectron();
  try {
    await build();
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) await show(ready, colorScheme);
  } finally {
    ready.desktop.stop();
  }
  return 0;
});

async function show({ electron, desktop, sandbox }: Ready, colorScheme: 'light' | 'dark'): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'facedesk-demo-'));
  const program = await _electron.launch({
    executablePath: electron.executable,
    args: [`--user-data-dir=${data}`, root],
    chromiumSandbox: sandbox,
    env: desktop.env as Record<string, string>,
    colorScheme,
  });
  try {
    const page = await program.firstWindow();
    await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
    let number = 0;
    const look = async (name: string): Promise<void> => {
      number += 1;
      await page.evaluate(() => document.fonts.ready);
      const file = `${colorScheme}-${String(number).padStart(2, '0')}-${name}.png`;
      await page.screenshot({ path: join(folder, file), animations: 'disabled' });
      console.log(`demo/${file}`);
    };
    await liveness(page, look);
    await match(page, look);
    await screens(page, look);
    if (colorScheme === 'light') await visit(program, page, look);
  } finally {
    // A person would be asked whether the program should stay and finish.
    await program.evaluate(({ dialog }) => {
      dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
    });
    await program.close();
    await rm(data, { recursive: true, force: true });
  }
}

async function liveness(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.getByRole('heading', { name: 'Liveness', level: 1 }).waitFor();
  await look('first-start');
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

async function match(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.getByRole('link', { name: 'Face match' }).click();
  await page.getByRole('heading', { name: 'Face match', level: 1 }).waitFor();
  await look('match-empty');
  for (const [first, second, name] of [
    ['asha-1', 'asha-2', 'yes'],
    ['asha-1', 'dev-2', 'no'],
    ['asha-1', 'couple', 'could-not-be-compared'],
  ] as const) {
    await choose(page, 'First picture', first);
    await choose(page, 'Second picture', second);
    await page.getByRole('button', { name: 'Compare the faces' }).click();
    await answered(page);
    await look(`match-${name}`);
  }
}

async function screens(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  for (const name of ['Outbox', 'History', 'Case']) {
    await page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    if (name === 'History') await page.getByRole('option').first().waitFor();
    await look(name.toLowerCase());
  }
}

/** A whole visit: a case with a lookup, a match of its face, and what both come to, as a signed PDF. */
async function visit(program: ElectronApplication, page: Page, look: (name: string) => Promise<void>): Promise<void> {
  const reference = 'LN-2026-0412';
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Settings' }).click();
  for (const [label, text] of [
    ["Agent's name", 'Ravi Deshpande'],
    ["Agent's code", 'A-17'],
    ['Organisation', 'Example Finance Ltd.'],
  ] as const) {
    await page.getByRole('textbox', { name: label }).fill(text);
  }
  await page.getByRole('button', { name: 'Save agent and organisation' }).click();
  await page.getByText(/^Saved\./).waitFor();
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Case' }).click();
  await page.getByRole('button', { name: 'New case' }).click();
  await page.getByRole('textbox', { name: 'Case reference' }).fill(reference);
  await page.getByRole('textbox', { name: "Customer's name" }).fill('Asha Kulkarni');
  await page.getByRole('textbox', { name: 'Place' }).fill('Kothrud, Pune');
  await page.getByText('Spoken', { exact: true }).click();
  await page.getByRole('button', { name: 'Create the case' }).click();
  await page.getByRole('button', { name: 'Look up liveness' }).click();
  await lookUpSample(page, 'Live person');
  await openCase(page, reference);
  await page.getByRole('button', { name: 'Compare faces' }).click();
  const first = page.getByRole('group', { name: 'First picture', exact: true });
  await first.getByRole('button', { name: 'Take the picture from a liveness lookup' }).click();
  await page.getByRole('menuitem', { name: reference }).click();
  await choose(page, 'Second picture', 'asha-2');
  await page.getByRole('button', { name: 'Compare the faces' }).click();
  await answered(page);
  await openCase(page, reference);
  for (const kind of ['lookup', 'match']) {
    const which = page.getByRole('radiogroup', { name: `Which ${kind} counts` });
    await which.getByRole('radio', { name: /^Counts/ }).check({ force: true });
  }
  await page.getByRole('heading', { name: 'Pass', level: 2 }).waitFor();
  await look('case-with-checks');
  await program.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    },
    join(folder, 'report.pdf'),
  );
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await page.getByRole('button', { name: 'Save the PDF' }).click();
  await page.getByRole('heading', { name: 'The report is saved' }).waitFor();
  await look('report-saved');
  console.log('demo/report.pdf');
}

async function openCase(page: Page, reference: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Case' }).click();
  await page.getByRole('link', { name: reference }).click();
  await page.getByRole('heading', { name: reference, level: 1 }).waitFor();
}

async function choose(page: Page, place: string, portrait: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  const well = page.getByRole('group', { name: place, exact: true });
  await well
    .getByRole('button', { name: /choose|replace/i })
    .first()
    .click();
  await (await chooser).setFiles(join(portraits, `${portrait}.jpg`));
  await well.getByText(`${portrait}.jpg`).waitFor();
}

/** The check that was just entered has come to rest, and its pictures are drawn. */
async function answered(page: Page): Promise<void> {
  const result = page.getByRole('region', { name: 'Result', exact: true });
  await result.getByRole('timer').getByText('0:00').waitFor();
  await result
    .getByText(/Sending|Waiting for the answer/)
    .first()
    .waitFor({ state: 'detached' });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
}
