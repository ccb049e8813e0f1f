import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type { CheckEvidence, Report } from '../../shared/evidence/evidence.ts';
import {
  ALL_CHECKS,
  agent,
  customer,
  hindiCustomer,
  longWord,
  organisation,
  reviewer,
  scripts,
  typedLines,
} from '../filled/names.ts';
import { caseLink, openCases } from './cases.ts';
import { newFilledFolder, openFilled } from './filled.ts';
import { checks, filter, openHistory } from './history.ts';
import {
  lettersOf,
  pdfAttachments,
  pdfErrors,
  pdfFonts,
  pdfImageSizes,
  pdfInfo,
  pdfInk,
  pdfLayout,
  pdfLetters,
  pdfOutline,
  pdfPlain,
  pdfSignature,
  pdfText,
  pdfToolsAreHere,
  whyNoPdfTools,
} from './pdf.ts';
import { type Program, packedScripts } from './program.ts';
import { type ReportChoices, saveAsPdf, verifyOutside } from './reports.ts';
import { openSettings, switchMode } from './settings.ts';

/** They stay in test-results, to be looked at. */
const save = (name: string, choices?: ReportChoices) =>
  saveAsPdf(program, test.info().outputPath(`${name}.pdf`), choices);

/** Real reports, printed by the real program, as other people's tools read them. */
test.skip(!pdfToolsAreHere, whyNoPdfTools);

let data: string;
let program: Program;
test.beforeAll(async () => {
  data = await newFilledFolder();
  program = await openFilled(data);
});
test.afterAll(async () => {
  await program.close();
  await rm(data, { recursive: true, force: true });
});

interface Saved {
  readonly path: string;
  readonly twin: Report;
  readonly letters: string;
}

/** What holds for every report, whatever is in it. */
async function expectSound(path: string, title: string): Promise<Saved> {
  const info = pdfInfo(path);
  expect(info.get('Page size')).toContain('(A4)');
  expect(info.get('Tagged')).toBe('yes');
  expect(info.get('Title')).toBe(title);
  expect(pdfErrors(path)).toBe('');
  const signature = pdfSignature(path);
  expect(signature.match(/^Signature #/gm)).toHaveLength(1);
  expect(signature).toContain('Signature is Valid');
  expect(signature).toContain('Total document signed');
  const { code, said } = verifyOutside(path);
  expect(code).toBe(0);
  // Heads and foot alone come to less.
  for (const [index, ink] of pdfInk(path).entries()) expect(ink, `page ${index + 1}`).toBeGreaterThan(0.006);

  const attached = pdfAttachments(path);
  const twin: Report = JSON.parse(attached.find(({ name }) => name === 'facedesk-report.json')?.bytes.toString() ?? '');
  const named = new Map(
    twin.checks.flatMap(({ pictures }) => pictures.map(({ attachment, sha256 }) => [attachment, sha256] as const)),
  );
  const pictures = attached.filter(({ name }) => name.startsWith('picture-'));
  expect(pictures).toHaveLength(twin.withPictures ? named.size : 0);
  for (const { name, sha256 } of pictures) expect(sha256).toBe(named.get(name));

  const letters = pdfLetters(path);
  const pages = Number(info.get('Pages'));
  expectFirstPage(path, twin, said);
  const [of, foot] = twin.language === 'en' ? ['of', 'Page'] : ['/', 'पृष्ठ'];
  for (const page of [1, pages]) expect(letters).toContain(lettersOf(`${foot} ${page} ${of} ${pages}`));
  for (const text of required(twin)) expect(letters, text).toContain(lettersOf(text));
  return { path, twin, letters };
}

/** Alone it can be tied to the key that signed the file, and its reader is spared every id and hash. */
function expectFirstPage(path: string, twin: Report, said: string): void {
  const first = lettersOf(pdfText(path).split('\f')[0] ?? '');
  const fingerprint = /SHA-256 ([0-9a-f]{64})/.exec(said)?.[1] ?? 'no fingerprint';
  expect(first).toContain(fingerprint);
  const ids = [twin.id, twin.case?.id ?? twin.id, twin.chain.hash, ...twin.checks.map(({ id }) => id)];
  for (const id of [...ids, ...twin.checks.flatMap(({ pictures }) => pictures.map(({ sha256 }) => sha256))]) {
    expect(first).not.toContain(lettersOf(id));
  }
  if (twin.case === null || twin.caseVerdict === null) return;
  const { case: found } = twin;
  const people = [
    ...twin.checks.map(({ agent: entered }) => entered.name),
    ...twin.caseReviews.map(({ reviewer: who }) => who.name),
  ];
  const skipped = Object.values(found.skipped).filter((reason) => reason !== null);
  for (const text of [found.name, found.reference, found.place, ...people, ...skipped])
    expect(first).toContain(lettersOf(text));
  for (const { reason } of twin.caseReviews) expect(first).toContain(lettersOf(reason));
  const titles = twin.language === 'en' ? ['Live photo', 'Document photo'] : ['लाइव फ़ोटो', 'दस्तावेज़ फ़ोटो'];
  for (const title of twin.withPictures ? titles : []) expect(first).toContain(lettersOf(title));
}

/** Everything that a report has to print of what its twin says (ids and words as they came, hashes, sizes). */
function required(twin: Report): readonly string[] {
  const its = twin.case
    ? [twin.case.reference, twin.case.name, twin.case.place, ...linesOf(twin.case.note), twin.case.id]
    : [];
  const { id, title, agent, organisation, device, program: made, chain } = twin;
  const about = [id, title, agent.name, agent.code, organisation, device.name, device.system, made.version, chain.hash];
  return [...about, ...its, ...twin.checks.flatMap(requiredOf)].filter((text) => text !== '');
}

function requiredOf(check: CheckEvidence): readonly string[] {
  const { answer } = check;
  const answered =
    check.kind === 'livenessLookup'
      ? [
          check.sessionId,
          check.customerIp,
          ...texts(check.answer, 'ipayUuid', 'statusCode', 'actionCode', 'orderId', 'environment', 'timestamp'),
        ]
      : [check.verificationId, ...texts(check.answer, 'refId', 'requestId', 'status', 'result')];
  return [
    check.id,
    ...answered,
    ...(answer && check.score !== null ? [String(check.score)] : []),
    ...texts(check.words, 'code', 'message', 'type', 'supportReference'),
    ...check.pictures.flatMap(({ name, sha256, width, height }) => [name, sha256, `${width} × ${height}`]),
    ...check.attempts.flatMap(({ host, certificate, clientId, times, ended }) => [
      ...(times > 1 ? [`${times} `] : []),
      ...[host, certificate ?? '', clientId, ended?.supportReference ?? ''],
      String(ended?.httpStatus ?? ''),
    ]),
    ...check.notes.flatMap(({ text }) => linesOf(text)),
    ...check.reviews.flatMap(({ reason, reviewer }) => [...linesOf(reason), reviewer.name, reviewer.code]),
    check.agent.name,
  ];
}

/** What stands beside a column may be read between two of its lines. */
const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

function texts<Name extends string>(from: Partial<Record<Name, string | null>> | null, ...names: Name[]): string[] {
  return names.flatMap((name) => from?.[name] ?? []);
}

/** The case's note, a check's and a review's reason are on paper line by line, and nothing of a long word is cut off. */
function expectTypedLines(path: string): void {
  const [head = '', , item = ''] = typedLines.split('\n');
  const lines = pdfLayout(path).split('\n');
  const heads = lines.flatMap((line, index) => (line.endsWith(head) ? [index] : []));
  expect(heads).toHaveLength(3);
  for (const index of heads) {
    const column = lines[index]?.lastIndexOf(head) ?? 0;
    const [, blank = '', ...after] = lines.slice(index, index + 5).map((line) => line.slice(column).trimEnd());
    expect(blank).toBe('');
    // A blank is narrower than the letters that it is measured by here.
    expect(after).toContainEqual(expect.stringMatching(new RegExp(`^ {2,}${item.trim()}$`)));
  }
  expect(pdfLetters(path).split(longWord)).toHaveLength(3);
}

async function openCaseOf(mode: 'Production' | 'Sandbox', reference: string): Promise<void> {
  const { page } = program;
  await openSettings(page);
  await switchMode(page, mode);
  const agreement = page.getByRole('button', { name: 'I understand, use production' });
  if (await agreement.isVisible()) await agreement.click();
  await expect(page.getByRole('banner')).toContainText(mode);
  await openCases(page);
  await caseLink(page, reference).click();
  await expect(page.getByRole('heading', { name: reference, level: 1 })).toBeVisible();
}

async function openNewest(kind: 'Liveness' | 'Face match', text: string): Promise<void> {
  const { page } = program;
  await openHistory(page);
  await filter(page, 'Mode', 'All modes');
  await filter(page, 'Kind of check', kind);
  await checks(page).filter({ hasText: text }).first().click();
  await expect(page.getByRole('article', { name: new RegExp(`^${kind}`) })).toContainText('On record');
}

test('of one liveness lookup', async () => {
  await openNewest('Liveness', '96.5');
  const path = await save('liveness');
  const { twin, letters } = await expectSound(path, pdfInfo(path).get('Title') ?? '');
  const [check] = twin.checks;
  expect(pdfInfo(path).get('Title')).toBe(`Facedesk ${check?.kind === 'livenessLookup' ? check.sessionId : ''}`);
  // What could not be kept is named, in the place that it had.
  expect(check?.missingPictures.map(({ position }) => position)).toEqual([1, 3]);
  for (const words of ['Audit picture 1', 'Audit picture 2', 'Audit picture 3', 'Links are not followed']) {
    expect(letters).toContain(lettersOf(words));
  }
  // Gauges and marks are drawn, not painted: what is a picture in the file is one of the check's.
  expect(new Set(pdfImageSizes(path))).toEqual(new Set(['600 × 800']));
});

test('of one face match', async () => {
  await openNewest('Face match', '0.91');
  const path = await save('match');
  const [check] = (await expectSound(path, pdfInfo(path).get('Title') ?? '')).twin.checks;
  expect(pdfInfo(path).get('Title')).toBe(`Facedesk ${check?.kind === 'faceMatch' ? check.verificationId : ''}`);
});

test('of a case with both, in production: its verdict, and every check whether it counts or not', async () => {
  await openCaseOf('Production', customer.reference);
  const { twin, letters, path } = await expectSound(await save('case'), `Facedesk ${customer.reference}`);
  expect(twin.caseVerdict).toEqual({ kind: 'pass', reasons: ['bothPass'] });
  expect(twin.checks.map(({ verdict }) => verdict?.kind)).toEqual(['fail', 'pass', 'pass']);
  expect(twin.checks.every(({ live }) => live)).toBe(true);
  expect(letters).not.toMatch(/PRACTICE|SANDBOX|NOTLIVE/);
  const text = pdfText(path);
  expect(letters).toContain(lettersOf('1 other check of this case failed and does not count'));
  expect(letters).toContain(lettersOf(`Pass · accepted by ${reviewer.name} (${reviewer.code})`));
  for (const words of ['Case result', 'Counts for the case', organisation, 'Written', 'nobody else has looked']) {
    expect(letters).toContain(lettersOf(words));
  }
  expectTypedLines(path);
  // In both times, as the law wants the one and the vendors name the other.
  expect(text).toMatch(/20 Nov 2026, 12:\d\d:\d\d IST/);
  expect(text).toMatch(/0[67]:\d\d:\d\d UTC/);
});

test('of some of a case’s checks: its title and its first page say that there are more', async () => {
  await openCaseOf('Production', customer.reference);
  await program.page.getByRole('link', { name: 'Show in History' }).click();
  await expect(checks(program.page)).toHaveCount(3);
  await checks(program.page).first().click();
  const { twin, letters } = await expectSound(await save('part'), `Facedesk ${customer.reference} (1/3)`);
  expect(twin).toMatchObject({ checksOfCase: 3, caseVerdict: null });
  expect(letters).toContain(lettersOf('This report holds 1 of the 3 checks on record for this case'));
  await program.page.getByRole('button', { name: 'Show the checks of all cases' }).click();
});

test('without pictures: their hashes are printed, and nothing of their bytes is in the file', async () => {
  await openCaseOf('Production', customer.reference);
  const path = await save('bare', { withPictures: false });
  const { twin } = await expectSound(path, `Facedesk ${customer.reference}`);
  expect(twin.checks.flatMap(({ pictures }) => pictures).every(({ attachment }) => attachment === null)).toBe(true);
  expect(pdfAttachments(path)).toHaveLength(1);
  const plain = pdfPlain(path);
  expect(plain.includes('/Subtype /Image')).toBe(false);
  for (const start of ['\xff\xd8\xff', '/9j/']) expect(plain.includes(Buffer.from(start, 'latin1'))).toBe(false);
});

test('masked: of the customer nothing but the ends of name and reference is anywhere in the file, and the page says so', async () => {
  await openCaseOf('Production', customer.reference);
  const path = await save('masked', { masked: true });
  const { twin, letters } = await expectSound(path, 'Facedesk •••• 2-77');
  expect(twin.case).toMatchObject({ name: '•••• erma', reference: '•••• 2-77', place: '••••', note: '••••' });
  expect(letters).toContain(lettersOf('Masked: of the customer'));
  expect(letters).toContain(lettersOf('The pictures are not masked'));
  const plain = pdfPlain(path);
  const wide = (text: string) => Buffer.from(text, 'utf16le').swap16();
  const ofCustomer = [
    'Mohan',
    'MOHAN',
    'Kumar',
    'KUMAR',
    'Verma',
    '2026-0412',
    'LN-2026',
    'Kothrud',
    '411038',
    '203.0.113.7',
  ];
  for (const text of [...ofCustomer, 'old photo', 'by the ear', 'asha-1.jpg', 'Transction']) {
    expect(plain.includes(text), text).toBe(false);
    expect(plain.includes(wide(text)), text).toBe(false);
    // As a string of the file's own may have it.
    expect(plain.toString('latin1').toLowerCase(), text).not.toContain(wide(text).toString('hex'));
    expect(letters).not.toContain(text);
  }
});

test('in Hindi, of a sandbox case: shaped as it is read, and marked on every page', async () => {
  await openCaseOf('Sandbox', hindiCustomer.reference);
  // The window has the letters of that name from the same fonts.
  await expect.poll(() => packedScripts(program.page)).toContainEqual(expect.stringMatching(/^U\+900-/i));
  const path = await save('hindi', { language: 'Hindi' });
  const { twin } = await expectSound(path, `Facedesk ${hindiCustomer.reference}`);
  expect(twin.language).toBe('hi');
  const text = pdfText(path);
  for (const words of [
    'चेहरा सत्यापन रिपोर्ट',
    hindiCustomer.name,
    'द्वार पर',
    'उत्तीर्णांक',
    'समीक्षकों के निर्णय',
    `सफल · ${reviewer.name} (${reviewer.code}) ने अस्वीकृत किया`,
    'स्कोर कोई प्रायिकता नहीं है',
  ]) {
    expect(lettersOf(text), words).toContain(lettersOf(words));
  }
  // Each script by a font that comes with the program, and nothing by one of this computer's.
  for (const word of scripts) expect(lettersOf(text)).toContain(lettersOf(word));
  const fonts = pdfFonts(path);
  expect(fonts.filter((font) => !font.startsWith('NotoSans'))).toEqual([]);
  expect(new Set(fonts.map((font) => font.split('-')[0])).size).toBe(1 + scripts.length);
  const pages = text.split('\f').filter((page) => page !== '');
  for (const page of pages) expect(page).toContain('सैंडबॉक्स');
  expect(pdfPlain(path).includes('/Lang (hi)')).toBe(true);
});

test(`of ${ALL_CHECKS} checks, every verdict and state in every mode`, async () => {
  const { page } = program;
  await openHistory(page);
  await filter(page, 'Mode', 'All modes');
  await filter(page, 'Kind of check', 'All kinds');
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await page.getByRole('button', { name: `Select all ${ALL_CHECKS}` }).click();
  await expect(page.getByText(`${ALL_CHECKS} checks selected`)).toBeVisible();
  const path = await save('selection');
  await page.getByRole('button', { name: 'Done' }).click();
  const title = pdfInfo(path).get('Title') ?? '';
  const { twin, letters } = await expectSound(path, title);
  // In India it may be tomorrow already.
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format(new Date(twin.madeAt));
  expect(title).toBe(`Facedesk ${day}`);
  expect(twin.checks).toHaveLength(ALL_CHECKS);
  expect(twin.checks.map(({ sequence }) => sequence)).toEqual(twin.checks.map((_, index) => index + 1));
  expect(new Set(twin.checks.map(({ verdict }) => verdict?.kind))).toEqual(
    new Set(['pass', 'fail', 'review', 'notComputable', undefined]),
  );
  for (const mark of ['PRACTICE', 'SANDBOX', 'NOTLIVE', 'NOTALLLIVE']) expect(letters).toContain(mark);
  // Ten minutes ahead once, and right since: the first page, the check's own and the last one say the same of it.
  const worst = '10 minutes ahead of the vendor';
  expect(letters).toContain(lettersOf(`The clock of this computer was wrong: ${worst}`));
  expect(letters.split(lettersOf(`agreed with the vendor's; before that, at worst, ${worst}`))).toHaveLength(3);
  expect(twin.clockOffset).toBe(1500);
  // An entry in the outline for each check.
  const outline = pdfOutline(path);
  for (const [index, check] of twin.checks.entries()) {
    const kind = check.kind === 'faceMatch' ? 'Face match' : 'Liveness check';
    expect(outline).toContain(`${index + 1}. ${kind}`);
  }
  expect(agent.name).toBe(twin.agent.name);
});
