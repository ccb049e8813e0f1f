import { expect, it } from 'vitest';
import { announcements, contract } from './contract.ts';

it('lets the window call just these channels, and hear just these announcements', () => {
  expect(Object.keys(contract)).toMatchInlineSnapshot(`
    [
      "program.describe",
      "checks.lookUpLiveness",
      "checks.matchFaces",
      "checks.newVerificationId",
      "checks.read",
      "checks.sendAgain",
      "checks.stop",
      "pictures.add",
      "pictures.read",
      "practice.takePortrait",
      "clipboard.write",
      "links.open",
    ]
  `);
  expect(Object.keys(announcements)).toMatchInlineSnapshot(`
    [
      "checks.changed",
    ]
  `);
});
