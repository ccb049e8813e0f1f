import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type DesktopSession, keyringIsHere, startDesktopSession, whyNoKeyring } from './keyring.ts';
import { newDataFolder, openProgram, type Program } from './program.ts';
import { expectForgotten, expectNowhereOnDisk } from './secrets.ts';
import { choosePassphrase, enterCredentials, laneCard, openSettings, protection } from './settings.ts';

const clientSecret = 'cfsk-7Qx2-very-secret-90ab';
const entry = { clientId: 'CF-MERCHANT-1a2b', clientSecret };
const ofSession = {
  clientId: 'CF-MERCHANT-9z8y',
  clientSecret: 'cfsk-4Ld8-session-secret-12cd',
  thisSessionOnly: true,
};
const passphrase = 'correct horse battery';

// Each has its own folder, and they are the longest of the last: side by side no processor is left idle at the end.
test.describe.configure({ mode: 'parallel' });

let data: string;
test.beforeEach(async () => {
  data = await newDataFolder();
});
test.afterEach(() => rm(data, { recursive: true, force: true }));

/** One run of the program on the same data folder, up to its end. */
async function inProgram(work: (program: Program) => Promise<void>, session?: DesktopSession): Promise<void> {
  await inProgramUnasked(async (program) => {
    await work(program);
    await expectForgotten(program, [clientSecret, ofSession.clientSecret, passphrase]);
  }, session);
}

/** The same, of a run that comes by no secret, as its vault stays shut; or by the same acts as one that was looked at above. */
async function inProgramUnasked(work: (program: Program) => Promise<void>, session?: DesktopSession): Promise<void> {
  const program = await openProgram({ data, ...(session && { env: session.env, args: session.args }) });
  try {
    await openSettings(program.page);
    await work(program);
  } finally {
    await program.close();
  }
}

const expectNowhere = (text: string) => expectNowhereOnDisk(data, text);

test.describe('without a keychain', () => {
  test('a passphrase protects credentials and the signing key over a restart, but not those for this session only; a wrong one is told at once, and it can be changed', async () => {
    const signing = (page: Page) => page.getByRole('region', { name: 'Signing', exact: true });
    const fingerprint = (page: Page) => signing(page).locator('code').first();
    const next = 'another battery staple';
    let own = '';
    await inProgram(async ({ page }) => {
      await expect(protection(page)).toContainText('This computer has no keychain');
      await enterCredentials(page, 'Cashfree, production', ofSession);
      await expect(laneCard(page, 'Cashfree, production')).toContainText('For this session only');
      await expect(laneCard(page, 'Cashfree, production')).toContainText('ends in …12cd');
      await choosePassphrase(page, passphrase);
      await enterCredentials(page, 'Cashfree, sandbox', entry);
      await expect(laneCard(page, 'Cashfree, sandbox')).toContainText('ends in …1a2b');
      await expect(laneCard(page, 'Cashfree, sandbox')).toContainText('ends in …90ab');
      expect(await page.content()).not.toContain(clientSecret);
      await expect(signing(page)).toContainText('This installation of Facedesk');
      own = (await fingerprint(page).textContent()) ?? '';
      expect(own).toMatch(/^(?:[0-9a-f]{4} ?){16}/i);
    });
    for (const text of [clientSecret, ofSession.clientSecret, passphrase]) await expectNowhere(text);
    expect((await stat(join(data, 'vault.json'))).mode & 0o777).toBe(0o600);

    await inProgram(async ({ page }) => {
      await expect(laneCard(page, 'Cashfree, sandbox')).toContainText('Vault not open');
      // No other key poses as its own meanwhile.
      await expect(signing(page)).toContainText("The vault isn't open.");
      await expect(fingerprint(page)).toHaveCount(0);
      await signing(page).getByRole('link', { name: 'Open the vault' }).click();
      await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('wrong horse battery');
      await page.getByRole('button', { name: 'Unlock' }).click();
      await expect(protection(page)).toContainText(/not the passphrase|wrong/i);
      await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
      await page.getByRole('button', { name: 'Unlock' }).click();
      await expect(laneCard(page, 'Cashfree, sandbox')).toContainText('ends in …90ab');
      await expect(laneCard(page, 'Cashfree, production')).toContainText('Not configured');
      await expect(fingerprint(page)).toHaveText(own);
      await expect(signing(page)).not.toContainText("The vault isn't open.");

      await page.getByRole('button', { name: 'Change the passphrase' }).click();
      const form = page.getByRole('form', { name: 'Change the passphrase' });
      for (const current of ['wrong horse battery', passphrase]) {
        await form.getByRole('textbox', { name: 'Current passphrase' }).fill(current);
        await form.getByRole('textbox', { name: 'New passphrase', exact: true }).fill(next);
        await form.getByRole('textbox', { name: 'New passphrase again' }).fill(next);
        await form.getByRole('button', { name: 'Change the passphrase' }).click();
        if (current === passphrase) await expect(form).toHaveCount(0);
        else
          await expect(form.getByRole('textbox', { name: 'Current passphrase' })).toHaveAttribute(
            'aria-invalid',
            'true',
          );
      }
    });
    await inProgram(async ({ page }) => {
      await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(next);
      await page.getByRole('button', { name: 'Unlock' }).click();
      await expect(laneCard(page, 'Cashfree, sandbox')).toContainText('ends in …90ab');
    });
    for (const text of [clientSecret, passphrase, next]) await expectNowhere(text);
  });

  test('a truncated vault is told, kept, and set aside only when asked', async () => {
    await inProgramUnasked(async ({ page }) => {
      await choosePassphrase(page, passphrase);
      await enterCredentials(page, 'Cashfree, sandbox', entry);
      await expect(laneCard(page, 'Cashfree, sandbox')).toContainText('ends in …90ab');
    });
    const path = join(data, 'vault.json');
    const whole = await readFile(path);
    await truncate(path, Math.floor(whole.byteLength / 2));
    const half = await readFile(path);
    await inProgramUnasked(async ({ page }) => {
      await expect(protection(page)).toContainText("The vault's file is damaged.");
      expect((await readFile(path)).equals(half)).toBe(true);
      // The person puts a copy back.
      await writeFile(path, whole);
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('textbox', { name: 'Passphrase', exact: true })).toBeVisible();
    });
    await writeFile(path, half);
    await inProgramUnasked(async ({ page }) => {
      await page
        .getByRole('button', { name: /Set .*aside/ })
        .first()
        .click();
      await page
        .getByRole('alertdialog')
        .or(page.getByRole('dialog'))
        .getByRole('button', { name: /Set .*aside/ })
        .click();
      await expect(protection(page)).toContainText('This computer has no keychain');
    });
    const aside = (await readdir(data)).find((name) => name.startsWith('vault set aside'));
    expect(await readFile(join(data, aside ?? 'none'))).toEqual(half);
  });
});

test.describe('with a keychain', () => {
  test.skip(!keyringIsHere, whyNoKeyring);
  let session: DesktopSession;
  let homes: string[];
  test.beforeEach(async () => {
    session = await startDesktopSession();
    homes = [await newDataFolder(), await newDataFolder()];
  });
  test.afterEach(async () => {
    await session.stop();
    for (const home of homes) await rm(home, { recursive: true, force: true });
  });

  const [first, second] = [() => homes[0] ?? '', () => homes[1] ?? ''];

  test('credentials are still there after a restart, nowhere in plain text; whatever the keychain is next is told, nothing is lost, and they are back when it is back', async () => {
    const isThere = async ({ page }: Program) => {
      await expect(protection(page)).toContainText(/keychain/);
      await expect(laneCard(page, 'Cashfree, production')).toContainText('ends in …90ab');
    };
    await session.startKeyring(first(), 'one');
    await inProgram(async ({ page }) => {
      await enterCredentials(page, 'Cashfree, production', entry);
      await expect(laneCard(page, 'Cashfree, production')).toContainText('ends in …90ab');
    }, session);
    await inProgram(isThere, session);
    await expectNowhere(clientSecret);

    const before = await readFile(join(data, 'vault.json'));
    for (const [what, change, words] of [
      ['locked', () => session.startKeyring(first(), 'another password'), "This computer's keychain is locked"],
      [
        'swapped for another',
        () => session.startKeyring(second(), 'two'),
        'This computer has another keychain than before.',
      ],
      ['gone', async () => undefined, "This computer's keychain is locked"],
    ] as const) {
      await test.step(`a keychain that is ${what}`, async () => {
        await session.stopKeyring();
        await change();
        await inProgramUnasked(async ({ page }) => {
          await expect(protection(page)).toContainText(words);
          await expect(protection(page)).toContainText('Nothing was deleted.');
          await expect(laneCard(page, 'Cashfree, production')).toContainText('Vault not open');
        }, session);
        expect((await readFile(join(data, 'vault.json'))).equals(before)).toBe(true);
      });
    }
    // After all three, as none has altered the vault's file.
    await session.startKeyring(first(), 'one');
    await inProgramUnasked(isThere, session);
  });

  test('the recovery code opens the vault under another keychain', async () => {
    await session.startKeyring(first(), 'one');
    let code = '';
    await inProgramUnasked(async ({ page }) => {
      await enterCredentials(page, 'Cashfree, production', entry);
      await page.getByRole('button', { name: 'Make a recovery code' }).click();
      const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      const shown = await dialog.textContent();
      code = /([0-9A-Z]{4}[-\s]?){7}[0-9A-Z]{4}/.exec(shown ?? '')?.[0] ?? '';
      expect(code).not.toBe('');
      await dialog.getByRole('button', { name: /written it down/i }).click();
    }, session);
    await expectNowhere(code);
    await session.stopKeyring();
    await session.startKeyring(second(), 'two');
    await inProgram(async ({ page }) => {
      await page
        .getByRole('button', { name: /recovery code/i })
        .first()
        .click();
      await page.getByRole('textbox', { name: /recovery code/i }).fill(code.toLowerCase());
      await page
        .getByRole('button', { name: /Open|Unlock/ })
        .last()
        .click();
      await expect(laneCard(page, 'Cashfree, production')).toContainText('ends in …90ab');
    }, session);
  });
});
