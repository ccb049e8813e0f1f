import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectFineInEveryLook } from '../looks.ts';
import { newDataFolder, openProgram } from '../program.ts';
import { damageRecords, door, recordsSection, unlock } from '../records.ts';
import { openSection } from '../reports.ts';
import { choosePassMark, choosePassphrase, enterCredentials, laneCard, openSettings, switchMode } from '../settings.ts';
import { deskForAll, expectFineOnEach } from './walk.ts';

const desk = deskForAll();
const passphrase = 'correct horse battery';

expectFineOnEach(desk, {
  'credentials and policy': {
    'settings, a lane’s form with problems': async (page) => {
      await openSettings(page);
      await enterCredentials(page, 'InstantPay, sandbox', { clientId: 'two words', thisSessionOnly: true });
      await expect(laneCard(page, 'InstantPay, sandbox').getByRole('textbox', { name: 'Client id' })).toHaveAttribute(
        'aria-invalid',
        'true',
      );
    },
    'settings, credentials for this session': async (page) => {
      await enterCredentials(page, 'Cashfree, sandbox', {
        clientId: 'CF-CLIENT-1',
        clientSecret: 'cf-secret-12345',
        thisSessionOnly: true,
      });
      await expect(laneCard(page, 'Cashfree, sandbox')).toContainText('For this session only');
    },
    'settings, production without a pass mark': async (page) => {
      await switchMode(page, 'Production');
      await expect(page.getByText('production needs one', { exact: false })).toBeVisible();
    },
    'settings, a policy with problems': async (page) => {
      await openSection(page, 'Policy');
      await page.getByRole('radio', { name: /^A pass mark of our own/ }).check({ force: true });
      await page.getByRole('textbox', { name: 'Pass from' }).fill('all');
      await page.getByRole('button', { name: 'Save the policy' }).click();
      await expect(page.getByText('This is not a number.', { exact: false })).toBeVisible();
    },
    'settings, what production means': async (page) => {
      await choosePassMark(page, '90', '75');
      await expect(page.getByText('The policy is saved.')).toBeVisible();
      await switchMode(page, 'Production');
      await expect(page.getByText('Each match costs money.')).toBeVisible();
    },
  },
  'keys and records': {
    'settings, an organisation’s key being imported': async (page) => {
      await openSection(page, 'Signing');
      await page.getByRole('button', { name: "Use an organisation's key…" }).click();
      await page.getByRole('button', { name: 'Use this key' }).click();
      await expect(page.getByText('Choose the file first.')).toBeVisible();
    },
    'settings, a vault under a passphrase, and its recovery code': async (page) => {
      await choosePassphrase(page, passphrase);
      await page.getByRole('button', { name: /Make a (new )?recovery code/ }).click();
      await expect(page.getByRole('button', { name: /written it down/i })).toBeVisible();
    },
    'settings, records that are kept, verified': async (page) => {
      await page.getByRole('button', { name: /written it down/i }).click();
      await recordsSection(page).getByRole('button', { name: 'Verify' }).click();
      await expect(page.getByText('The records are as they were written.')).toBeVisible();
    },
    'settings, a backup being made': async (page) => {
      await page.getByRole('button', { name: 'Back up…' }).click();
      await page.getByRole('button', { name: 'Write the backup' }).click();
      await expect(page.getByRole('textbox', { name: 'Passphrase of the backup', exact: true })).toHaveAttribute(
        'aria-invalid',
        'true',
      );
    },
    'settings, a backup being restored': async (page) => {
      await page.getByRole('button', { name: 'Restore…' }).click();
      await page.getByRole('textbox', { name: "The backup's passphrase" }).fill('any');
      await page.getByRole('button', { name: 'Choose the backup' }).click();
      await expect(page.getByRole('alertdialog')).toContainText('Restore a backup?');
    },
  },
});

test('axe finds nothing and nothing is cut off: the door to records that are locked, and to damaged ones', async () => {
  const data = await newDataFolder();
  const first = await openProgram({ data });
  await openSettings(first.page);
  await choosePassphrase(first.page, passphrase);
  await first.close();

  const locked = await openProgram({ data });
  await expect(door(locked.page)).toContainText('The records are locked.');
  await expectFineInEveryLook(locked);
  expect(locked.complaints).toEqual([]);
  await locked.close();

  await damageRecords(data);
  const damaged = await openProgram({ data });
  await unlock(damaged.page, passphrase);
  await expect(door(damaged.page)).toContainText("The records can't be opened.");
  await expectFineInEveryLook(damaged);
  await damaged.page.getByRole('button', { name: 'Set aside and start over' }).click();
  await expect(damaged.page.getByRole('alertdialog')).toBeVisible();
  await expectFineInEveryLook(damaged);
  expect(damaged.complaints).toEqual([]);
  await damaged.close();
  await rm(data, { recursive: true, force: true });
});
