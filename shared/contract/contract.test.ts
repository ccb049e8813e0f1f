import { expect, it } from 'vitest';
import { chargedChannels } from './channels.ts';
import { announcements, contract } from './contract.ts';

it('lets the window call just these channels, and hear just these announcements', () => {
  expect(Object.keys(contract)).toMatchInlineSnapshot(`
    [
      "program.describe",
      "program.switchMode",
      "program.surroundings",
      "program.about",
      "program.showLog",
      "program.camera",
      "program.rememberCamera",
      "program.protectContent",
      "program.reportFault",
      "support.licences",
      "support.diagnose",
      "support.saveDiagnostics",
      "updates.read",
      "updates.install",
      "page.read",
      "page.keep",
      "checks.lookUpLiveness",
      "checks.matchFaces",
      "checks.newVerificationId",
      "checks.read",
      "checks.sendNow",
      "checks.stop",
      "checks.editLookup",
      "checks.editMatch",
      "checks.close",
      "checks.askAgain",
      "checks.consent",
      "checks.addNote",
      "checks.remove",
      "checks.review",
      "checks.arrived",
      "checks.see",
      "outbox.read",
      "outbox.count",
      "outbox.pause",
      "outbox.resume",
      "outbox.setAtATime",
      "outbox.setMatchesAMinute",
      "outbox.release",
      "history.search",
      "cases.list",
      "cases.read",
      "cases.create",
      "cases.change",
      "cases.setConsent",
      "cases.count",
      "cases.skip",
      "cases.review",
      "cases.erase",
      "settings.read",
      "settings.keep",
      "reports.save",
      "reports.export",
      "reports.verify",
      "reports.cancel",
      "reports.actOnFile",
      "signing.read",
      "signing.exportCertificate",
      "signing.importKey",
      "signing.forgetKey",
      "signing.importCertificate",
      "signing.forgetCertificate",
      "records.status",
      "records.retry",
      "records.setAside",
      "records.verify",
      "records.backUp",
      "records.restore",
      "records.cancelWork",
      "pictures.add",
      "pictures.read",
      "pictures.keepMeasures",
      "practice.takePortrait",
      "practice.makeSampleCase",
      "practice.setOffline",
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
      "outbox.changed",
      "cases.changed",
      "reports.progress",
      "program.fault",
      "support.wanted",
      "updates.changed",
      "records.progress",
    ]
  `);
});

it('has just these cost something, so that each takes a press of the person’s', () => {
  expect(chargedChannels).toMatchInlineSnapshot(`
    [
      "checks.lookUpLiveness",
      "checks.matchFaces",
      "checks.sendNow",
      "checks.editLookup",
      "checks.editMatch",
      "checks.askAgain",
      "checks.consent",
      "outbox.resume",
      "outbox.release",
      "credentials.test",
    ]
  `);
});

it('keeps no half character of what is typed: a text that was cut in its middle ends with a mark for it', () => {
  const cut = 'Mohan \ud83d';
  const whole = 'Mohan \ufffd';
  const details = { reference: cut, name: cut, note: cut, place: cut, visitedAt: null, consent: null };
  expect(contract['cases.create'].request.parse(details)).toEqual({
    ...details,
    ...{ reference: whole, name: whole, note: whole, place: whole },
  });
  const id = '00000000-0000-4000-8000-000000000000';
  expect(contract['checks.addNote'].request.parse({ id, text: cut }).text).toBe(whole);
  const decoded = { width: 1, height: 1, isPartial: false };
  const picture = { name: cut, bytes: new Uint8Array(1), byteLength: 1, decoded, original: null };
  expect(contract['pictures.add'].request.parse(picture).name).toBe(whole);
});

it('takes no measures of a picture that could not be measured', () => {
  const box = { left: 0.3, top: 0.1, width: 0.4, height: 0.3 };
  const face = { box, width: 370, eyeDistance: 103, roll: 0, yaw: -1, pitch: null };
  const measures = { faces: [face], brightness: 0.5, sharpness: 0.03 };
  const takes = (changed: object) =>
    contract['pictures.keepMeasures'].request.safeParse({
      id: '00000000-0000-4000-8000-000000000000',
      measures: { ...measures, ...changed },
    }).success;
  expect(takes({})).toBe(true);
  for (const wrong of [
    { faces: Array.from({ length: 11 }, () => face) },
    { faces: [{ ...face, box: { ...box, left: 1.1 } }] },
    { faces: [{ ...face, eyeDistance: Number.POSITIVE_INFINITY }] },
    { faces: [{ ...face, roll: 181 }] },
    { faces: [{ ...face, embedding: [0.1] }] },
    { brightness: Number.NaN },
    { sharpness: -1 },
    { name: 'A. Customer' },
  ]) {
    expect(takes(wrong), JSON.stringify(wrong)).toBe(false);
  }
});
