import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import fc from 'fast-check';
import type { HistoryQuery } from '../../shared/check/history.ts';
import type { CallResult } from '../../shared/contract/contract.ts';
import type { CheckEvidence, Report } from '../../shared/evidence/evidence.ts';
import { runs } from '../counts.ts';
import { httpAnswer, startWireServer } from '../integration/wire-server.ts';
import { type GeneratedFile, generatedFile } from '../pictures/generated.ts';
import { cutTo, exifSegment, headersOnly, portraitJpeg, withFirst, withoutEnd } from '../pictures/jpeg.ts';
import { animatedPng } from '../pictures/png.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../simulator-process.ts';
import { dropFile } from './drops.ts';
import { pdfAttachments, pdfImageSizes, pdfLetters, pdfToolsAreHere, whyNoPdfTools } from './pdf.ts';
import { madePhotograph } from './photographs.ts';
import { jpegOf, portrait } from './pictures.ts';
import { openProgram, type Program } from './program.ts';
import { answerFileDialogs } from './records.ts';
import { choose, compare, lookUp, openLiveness, openMatch, result, well } from './screens.ts';

/** What a file is, is decided once: the well, the result, the PDF and the wire go by it. */
let simulator: SimulatorProcess;
let program: Program;
test.beforeAll(async () => {
  simulator = await startSimulatorProcess();
  program = await openProgram({ simulator });
  await openMatch(program.page);
});
test.afterAll(async () => {
  await program.close();
  await simulator.stop();
});

const refusals = {
  unreadable: 'did not let the program read that file',
  empty: 'The file is empty',
  tooManyBytes: 'larger than 50 MB',
  heic: 'This is a HEIC picture',
  unknownFormat: 'not a picture of a kind that can be used',
  undecodable: "can't be shown",
  severalPictures: 'more than one picture',
  tooManyPixels: 'too many pixels',
} as const;
const PARTIAL = 'The lower part of this picture is missing';
/** Of one report. */
const MOST_CHECKS = 150;
/** Of the longer side of a printed picture, in dots. */
const LONGEST = 1000;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('generated files are taken or refused alike everywhere, and seen alike', async () => {
  const count = runs(2_000, 12);
  test.setTimeout(60_000 + count * 10_000);
  const { page } = program;
  const seed = Number(process.env.FACEDESK_PICTURE_SEED ?? Date.now());
  console.log(`${count} generated pictures with FACEDESK_PICTURE_SEED=${seed}`);
  const files = fc.sample(generatedFile, { numRuns: count, seed });
  const sent = new Map<string, GeneratedFile>();
  for (const [index, file] of files.entries()) {
    await test.step(`${index}: ${file.what}`, async () => {
      await choose(page, 'Live photo', { name: file.name, mimeType: '', buffer: file.bytes });
      if (file.right.kind === 'refused') {
        await expect(well(page, 'Live photo')).toContainText(refusals[file.right.problem]);
        await expect(well(page, 'Live photo').getByRole('img')).toHaveCount(0);
        return;
      }
      await expectSeen(well(page, 'Live photo'), file);
      // Another for each, as a person would be asked whether the same pair is to be bought again.
      await choose(page, 'Document photo', jpegOf(60_000 + index));
      await expect(well(page, 'Document photo').getByRole('img')).toBeVisible();
      const id = await page.getByRole('textbox', { name: 'Verification id' }).inputValue();
      await compare(page);
      await expect(result(page)).toContainText(id, { timeout: 20_000 });
      await expectSeen(result(page).getByRole('figure').filter({ hasText: 'Live photo' }), file);
      sent.set(id, file);
    });
  }
  const arrived = await expectSentAsTaken(sent);
  if (!pdfToolsAreHere) return test.info().annotations.push({ type: 'left out', description: whyNoPdfTools });
  await expectPrintedAsTaken(sent, arrived);
});

async function expectSeen(place: Locator, { right, what }: GeneratedFile): Promise<void> {
  if (right.kind === 'refused') return;
  const { width, height, isPartial } = right;
  const picture = place.getByRole('img').first();
  const seen = () => picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  await expect.poll(seen, what).toEqual([width, height]);
  await expect(place).toContainText(`${width} × ${height} px`);
  await expect(place.getByText(PARTIAL)).toHaveCount(isPartial ? 1 : 0);
}

/** @returns the hash of what arrived for each verification id */
async function expectSentAsTaken(sent: ReadonlyMap<string, GeneratedFile>): Promise<ReadonlyMap<string, string>> {
  const ledger = await simulator.ledger();
  const hashes = new Map(
    ledger.flatMap((entry) => ('verificationId' in entry ? [[entry.verificationId, entry.firstImageSha256]] : [])),
  );
  expect(hashes.size).toBe(sent.size);
  for (const [id, { bytes, what, right }] of sent) {
    const isFile = hashes.get(id) === sha256(bytes);
    if (isFile) expect(right, what).toMatchObject({ change: 'stripped' });
  }
  return hashes;
}

async function expectPrintedAsTaken(
  sent: ReadonlyMap<string, GeneratedFile>,
  arrived: ReadonlyMap<string, string>,
): Promise<void> {
  const ids = await checkIds(program.page);
  expect(ids.length).toBe(sent.size);
  for (let from = 0; from < ids.length; from += MOST_CHECKS) {
    const path = join(test.info().outputDir, `generated-${from}.pdf`);
    const report = await saved(ids.slice(from, from + MOST_CHECKS), path);
    const attached = new Set(pdfAttachments(path).map((one) => one.sha256));
    const sizes = new Set<string>();
    for (const check of report.checks) {
      if (check.kind !== 'faceMatch') throw new Error('a check that nobody entered');
      const file = sent.get(check.verificationId);
      if (file === undefined || file.right.kind === 'refused') throw new Error('a check that nobody entered');
      const { width, height, isPartial, change } = file.right;
      const hash = arrived.get(check.verificationId) ?? '';
      expect(firstOf(check), file.what).toMatchObject({
        ...{ width, height, sha256: hash },
        sight: isPartial ? 'partial' : 'whole',
        original: hash === sha256(file.bytes) ? null : { width, height, sha256: sha256(file.bytes), change },
      });
      expect(attached.has(hash), file.what).toBe(true);
      const scale = Math.min(1, LONGEST / Math.max(width, height));
      sizes.add(`${Math.round(width * scale)} × ${Math.round(height * scale)}`);
    }
    // The other picture of each.
    sizes.add('600 × 800');
    const printed = new Set(pdfImageSizes(path));
    for (const size of sizes) expect(printed).toContain(size);
    const letters = pdfLetters(path);
    expect(letters).not.toContain('Notshown');
    const halves = report.checks.filter((check) => firstOf(check)?.sight === 'partial').length;
    expect(letters.split('Itslowerpartismissing.').length - 1).toBe(halves);
  }
}

const firstOf = ({ pictures }: CheckEvidence) => pictures.find(({ role }) => role === 'first');

async function checkIds(page: Page): Promise<readonly string[]> {
  const everything = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null } as const;
  const ids: string[] = [];
  for (let before: number | null = null; ; ) {
    const query: HistoryQuery = { ...everything, before, limit: 100 };
    const found: CallResult<'history.search'> = await page.evaluate(
      (wanted: HistoryQuery) => window.facedesk.history.search(wanted),
      query,
    );
    if (!found.ok) throw new Error(found.error.message);
    ids.push(...found.value.items.map(({ id }) => id));
    const last: { readonly sequence: number } | undefined = found.value.items.at(-1);
    if (!last || found.value.items.length < 100) return ids;
    before = last.sequence;
  }
}

async function saved(ids: readonly string[], path: string, by = program): Promise<Report> {
  mkdirSync(test.info().outputDir, { recursive: true });
  await answerFileDialogs(by.electron, path);
  const answer = await by.page.evaluate(async (chosen) => {
    const of = { kind: 'selection' as const, ids: [...chosen] };
    return window.facedesk.reports.save({ of, withPictures: true, masked: false, language: 'en' });
  }, ids);
  expect(answer).toMatchObject({ ok: true, value: { result: 'written' } });
  const twin = pdfAttachments(path).find(({ name }) => name.endsWith('.json'));
  return JSON.parse(twin?.bytes.toString() ?? 'null') as Report;
}

/** What is right for each picture that went wrong once; they are no part of the product. */
const given = join(import.meta.dirname, '../../../shared/pictures');
const rightOfGiven: Readonly<Record<string, string>> = {
  'fill-bytes.jpg': '600 × 800 px',
  'garbage-between.jpg': '600 × 800 px',
  'sof-first.jpg': '600 × 800 px',
  'exif-ifd-later-runs-out.jpg': '600 × 800 px',
  'exif-o6-ifd-at-20.jpg': '800 × 600 px',
  'no-eoi.jpg': '600 × 800 px',
  'wrong-crc-idat.png': '300 × 400 px',
  'truncated-half.jpg': PARTIAL,
  'headers-only.jpg': refusals.undecodable,
  '12bit.jpg': refusals.undecodable,
  'apng-dev-then-asha.png': 'First picture of an animation',
};

test('the pictures that went wrong are taken, named or refused as is right', async () => {
  test.skip(!existsSync(given), 'needs the pictures in ../shared/pictures, which are not on this machine');
  const { page } = program;
  for (const [name, right] of Object.entries(rightOfGiven)) {
    await choose(page, 'Live photo', { name, mimeType: '', buffer: readFileSync(join(given, name)) });
    await expect(well(page, 'Live photo'), name).toContainText(right);
    await expect(well(page, 'Live photo'), name).toContainText(name);
  }
});

test('a file that is gone, may not be read, is a link to nowhere or a folder is told as what it is', async () => {
  const { page } = program;
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-odd-'));
  const first = well(page, 'Live photo');
  symlinkSync(join(folder, 'nowhere.jpg'), join(folder, 'link.jpg'));
  await dropFile(page, first, join(folder, 'link.jpg'));
  await expect(first).toContainText(refusals.unreadable);
  await dropFile(page, first, join(folder, 'gone.jpg'));
  await expect(first).toContainText(refusals.unreadable);
  await dropFile(page, first, folder);
  await expect(first).toContainText('That is a folder');
  const real = join(folder, 'real.jpg');
  writeFileSync(real, portrait('asha-1').buffer);
  symlinkSync(real, join(folder, 'shortcut.jpg'));
  await dropFile(page, first, join(folder, 'shortcut.jpg'));
  await expect(first).toContainText('600 × 800 px');
  expect(readFileSync(real).equals(portrait('asha-1').buffer)).toBe(true);
});

/** An answer of InstantPay's whose reference picture is these bytes. */
function answerWith(picture: Uint8Array, body: Buffer): Buffer {
  const { sessionId } = JSON.parse(body.toString()) as { sessionId: string };
  const box = { Left: 0.25, Top: 0.1, Width: 0.5, Height: 0.5 };
  const data = {
    ...{ SessionId: sessionId, Status: 'SUCCEEDED', Confidence: 97 },
    ReferenceImage: { Bytes: Buffer.from(picture).toString('base64'), BoundingBox: box },
  };
  const envelope = { statuscode: 'TXN', actcode: null, status: 'Done', ipay_uuid: 'u-1', orderid: null };
  return httpAnswer(
    200,
    {},
    JSON.stringify({ ...envelope, data, timestamp: '2026-01-01 10:00:00', environment: 'SANDBOX' }),
  );
}

test('a vendor’s reference picture is kept whatever it is, looked at while nobody shows it, and sent only if it was seen', async () => {
  const wire = await startWireServer();
  const { instantPayUrl: _, cashfreeUrl } = simulator;
  const env = { FACEDESK_PRACTICE_INSTANTPAY_URL: wire.url, FACEDESK_PRACTICE_CASHFREE_URL: cashfreeUrl };
  const own = await openProgram({ env });
  const { page } = own;
  const exif = exifSegment({ orientation: 6, directoryAt: 20 });
  const cases = [
    { what: 'turned', bytes: withFirst(portraitJpeg.bytes, exif), size: [800, 600], says: '800 × 600 px' },
    { what: 'no end marker', bytes: withoutEnd(portraitJpeg.bytes), size: [600, 800], says: '600 × 800 px' },
    { what: 'half', bytes: cutTo(portraitJpeg.bytes, 0.5, false), size: [600, 800], says: PARTIAL },
    { what: 'nothing', bytes: headersOnly(portraitJpeg.bytes), size: null, says: 'It is kept as it came' },
    { what: 'animation', bytes: animatedPng({ width: 60, height: 80 }), size: null, says: 'more than one picture' },
    { what: 'another format', bytes: Buffer.from('RIFF....WEBPVP8 '), size: null, says: 'It is kept as it came' },
  ];
  await openLiveness(page);
  for (const { what, bytes, size, says } of cases) {
    wire.reply = (socket, { body }) => socket.end(answerWith(bytes, body));
    await lookUp(page, crypto.randomUUID());
    const figure = result(page).getByRole('figure').filter({ hasText: 'Reference' });
    await expect(figure, what).toContainText(says, { timeout: 20_000 });
    await expect(figure, what).toContainText(sha256(bytes).slice(0, 8));
    if (size === null) {
      await expect(figure.getByRole('img'), what).toHaveCount(0);
      continue;
    }
    const seen = () =>
      figure.getByRole('img').evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
    await expect.poll(seen, what).toEqual(size);
  }
  // On page one there is its face in all its detail, not cut out of what is reduced for the page of the check.
  const large = await madePhotograph(page, 2400, 3200, 'image/jpeg', 0.3);
  wire.reply = (socket, { body }) => socket.end(answerWith(large, body));
  await lookUp(page, crypto.randomUUID());
  await expect(result(page).getByRole('figure').filter({ hasText: 'Reference' })).toContainText('2400 × 3200 px');
  if (pdfToolsAreHere) {
    const path = test.info().outputPath('large.pdf');
    await saved((await checkIds(page)).slice(0, 1), path, own);
    expect(pdfImageSizes(path)).toEqual(expect.arrayContaining(['592 × 740', '750 × 1000']));
  }
  await own.close();
  await wire.close();
});
