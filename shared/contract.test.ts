import { expect, it } from 'vitest';
import { announcements, contract } from './contract.ts';

it('lets the window call just these channels, and hear just these announcements', () => {
  expect(Object.keys(contract)).toMatchInlineSnapshot(`
    [
      "program.describe",
      "program.switchMode",
      "checks.lookUpLiveness",
      "checks.matchFaces",
      "checks.newVerificationId",
      "checks.read",
      "checks.sendAgain",
      "checks.stop",
      "pictures.add",
      "pictures.read",
      "practice.takePortrait",
      "vault.status",
      "vault.retry",
      "vault.unlock",
      "vault.unlockWithRecoveryCode",
      "vault.protectWithKeychain",
      "vault.protectWithPassphrase",
      "vault.makeRecoveryCode",
      "vault.setAside",
      "credentials.list",
      "credentials.keep",
      "credentials.remove",
      "credentials.test",
      "clipboard.write",
      "links.open",
    ]
  `);
  expect(Object.keys(announcements)).toMatchInlineSnapshot(`
    [
      "checks.changed",
      "program.changed",
    ]
  `);
});
