import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { sampleSessions } from '../../shared/practice.ts';
import { isHere } from '../tools.ts';
import { dropFile } from './drops.ts';
import { openCheck } from './history.ts';
import { pdfAttachments, pdfSignature, pdfToolsAreHere, whyNoPdfTools } from './pdf.ts';
import { openProgram, type Program } from './program.ts';
import { exportCertificate, openSection, saveAsPdf, verifyOutside } from './reports.ts';
import { headline, lookUp, openLiveness } from './screens.ts';
import { agreeOutside, choosePassphrase, openSettings } from './settings.ts';

let folder: string;
let program: Program;
let lookups = 0;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facedesk-signing-'));
  program = await openProgram();
  await openSettings(program.page);
  // Only then has it a key that outlives it.
  await choosePassphrase(program.page, 'correct horse battery');
});
test.afterAll(async () => {
  await program.close();
  await rm(folder, { recursive: true, force: true });
});

const inFolder = (name: string) => join(folder, name);

/** A lookup's report, signed by whatever is signed with now. */
async function reportOfLookup(name: string): Promise<string> {
  const { page } = program;
  lookups += 1;
  await openLiveness(page);
  await lookUp(page, sampleSessions[0].sessionId);
  await expect(headline(page)).toHaveText('A live person');
  await openCheck(page, '97.31', lookups);
  return saveAsPdf(program, inFolder(name));
}

/** Drops a file on the place for reports, in this program's window. */
async function verifyIn({ page }: Program, path: string): Promise<void> {
  await openSection(page, 'Verify a report');
  const group = page.getByRole('group', { name: 'Report to verify' });
  await group.scrollIntoViewIfNeeded();
  await dropFile(page, group, path);
}

const found = (page: Page) => page.getByRole('region', { name: 'Verify a report', exact: true });

async function importCertificate({ page }: Program, path: string): Promise<void> {
  await openSection(page, 'Signing');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a certificate…' }).click();
  await (await chooser).setFiles(path);
}

/** What the program asks outside the window, which declines. */
async function declineOutside({ electron }: Program) {
  return electron.evaluateHandle(({ dialog }) => {
    const asked: string[] = [];
    dialog.showMessageBox = async (...given: unknown[]) => {
      const { message, detail } = given.at(-1) as Electron.MessageBoxOptions;
      asked.push(message, detail ?? '');
      return { response: 0, checkboxChecked: false };
    };
    return asked;
  });
}

test('a report is known elsewhere once its certificate was imported there, and no more when that is forgotten', async () => {
  const report = await reportOfLookup('report.pdf');
  await exportCertificate(program, inFolder('certificate.pem'));
  await verifyIn(program, report);
  await expect(found(program.page)).toContainText('Unchanged, written by this installation');
  await expect(found(program.page)).toContainText('Its check is in these records.');

  const auditor = await openProgram();
  const { page } = auditor;
  await verifyIn(auditor, report);
  await expect(found(page)).toContainText('Unchanged, but nobody here knows its signer');
  await expect(found(page)).toContainText('Its check is not in these records');
  const asked = await declineOutside(auditor);
  await importCertificate(auditor, inFolder('certificate.pem'));
  await expect(page.getByText('You did not agree.')).toBeVisible();
  const fingerprint = /SHA-256 ([0-9a-f]{64})/.exec(verifyOutside(report).said)?.[1];
  expect(await asked.jsonValue()).toEqual([
    expect.stringMatching(/^Know reports of Facedesk .* by this certificate from now on\?$/),
    expect.stringContaining(`SHA-256 of the certificate: ${fingerprint}`),
  ]);
  await agreeOutside(auditor.electron);
  await importCertificate(auditor, inFolder('certificate.pem'));
  await expect(page.getByText(/^The certificate of Facedesk .* is known now\.$/)).toBeVisible();
  await verifyIn(auditor, report);
  await expect(found(page)).toContainText('Unchanged, signed by a known certificate');
  await openSection(page, 'Signing');
  await page.getByRole('button', { name: /^Forget the certificate of/ }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await verifyIn(auditor, report);
  await expect(found(page)).toContainText('Unchanged, but nobody here knows its signer');
  expect(auditor.complaints).toEqual([]);
  await exportCertificate(auditor, inFolder('other.pem'));
  await auditor.close();

  // The same on the command line, which has no records at all.
  expect(verifyOutside(report, '--cert', inFolder('certificate.pem'))).toMatchObject({ code: 0 });
  expect(verifyOutside(report, '--cert', inFolder('other.pem'))).toMatchObject({ code: 1 });
});

test('the copy for machines is verified by itself, and tells of a change to it', async () => {
  test.skip(!pdfToolsAreHere, whyNoPdfTools);
  const { page } = program;
  const report = await reportOfLookup('copied.pdf');
  const twin = pdfAttachments(report).find(({ name }) => name === 'facedesk-report.json');
  await writeFile(inFolder('twin.json'), twin?.bytes ?? '');
  await verifyIn(program, inFolder('twin.json'));
  await expect(found(page)).toContainText('Unchanged, written by this installation');
  await expect(found(page)).toContainText('Only this copy for machines was looked at.');
  await writeFile(inFolder('twin.json'), twin?.bytes.toString().replace('"kind":"pass"', '"kind":"fail"') ?? '');
  await verifyIn(program, inFolder('twin.json'));
  await expect(found(page)).toContainText('Changed after it was signed');
  expect(verifyOutside(inFolder('twin.json'))).toMatchObject({ code: 1 });
});

test('a picture that was exchanged is told by its name, and a file of another kind as none', async () => {
  const { page } = program;
  const report = await reportOfLookup('exchanged.pdf');
  const bytes = await readFile(report);
  const attached = bytes.lastIndexOf(Buffer.from([0xff, 0xd8, 0xff]));
  expect(attached).toBeGreaterThan(0);
  bytes.writeUInt8(bytes.readUInt8(attached + 200) ^ 1, attached + 200);
  await writeFile(report, bytes);
  await verifyIn(program, report);
  await expect(found(page)).toContainText('Changed after it was signed');
  await expect(found(page)).toContainText(/The attached picture picture-\d\.jpg is not the one/);
  await writeFile(inFolder('letter.pdf'), '%PDF-1.7\nnothing of ours\n%%EOF\n');
  await verifyIn(program, inFolder('letter.pdf'));
  await expect(found(page)).toContainText('Not readable as a report');
});

test('an organisation’s key signs in the place of the program’s own, until a person goes back', async () => {
  test.skip(!isHere('openssl') || !pdfToolsAreHere, `needs openssl; ${whyNoPdfTools}`);
  const { page } = program;
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const subject = ['-subj', '/O=Example Finance Ltd./CN=Example Finance reports'];
  openssl(
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30'],
    ...[...subject, '-keyout', 'key.pem', '-out', 'cert.pem'],
  );
  openssl(
    'pkcs12',
    '-export',
    '-inkey',
    'key.pem',
    '-in',
    'cert.pem',
    '-passout',
    'pass:open sesame',
    '-out',
    'organisation.p12',
  );

  await openSection(page, 'Signing');
  await page.getByRole('button', { name: "Use an organisation's key…" }).click();
  const form = page.getByRole('form', { name: "Use an organisation's key" });
  const chooser = page.waitForEvent('filechooser');
  await form.getByRole('button', { name: 'Choose the file…' }).click();
  await (await chooser).setFiles(inFolder('organisation.p12'));
  await form.getByRole('textbox', { name: 'Passphrase of the file' }).fill('close sesame');
  await form.getByRole('button', { name: 'Use this key' }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  // What was chosen is still there: only the passphrase is to be corrected.
  await expect(form).toContainText('organisation.p12');
  await form.getByRole('textbox', { name: 'Passphrase of the file' }).fill('open sesame');
  await declineOutside(program);
  await form.getByRole('button', { name: 'Use this key' }).click();
  await expect(form.getByRole('alert')).toContainText('You did not agree.');
  await agreeOutside(program.electron);
  await form.getByRole('button', { name: 'Use this key' }).click();
  await expect(page.getByText("Reports are signed with the organisation's key from now on.")).toBeVisible();

  const report = await reportOfLookup('organisation.pdf');
  expect(pdfSignature(report)).toContain('Signer Certificate Common Name: Example Finance reports');
  expect(verifyOutside(report, '--cert', inFolder('cert.pem'))).toMatchObject({ code: 0 });
  await openSection(page, 'Signing');
  await page.getByRole('button', { name: "Back to this computer's own key" }).click();
  await page.getByRole('button', { name: 'Use the own key' }).click();
  await expect(page.getByText("Reports are signed with this computer's own key from now on.")).toBeVisible();
  // Others may have that key as well: its reports are known, not this installation's.
  await verifyIn(program, report);
  await expect(found(page)).toContainText('Unchanged, signed by a known certificate');
  await expect(found(page)).toContainText('Example Finance reports');
  expect(pdfSignature(await reportOfLookup('own.pdf'))).toContain('Signer Certificate Common Name: Facedesk');
  expect(program.complaints).toEqual([]);
});
