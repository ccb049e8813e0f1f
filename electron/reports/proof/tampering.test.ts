import { deflateSync } from 'node:zlib';
import * as library from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportVerificationSchema } from '../../../shared/evidence/verification.ts';
import { runs } from '../../../tests/counts.ts';
import { canonicalJson } from '../../records/chain/canonical.ts';
import { fillRange, findSignedRanges } from './byte-range.ts';
import { finishReport } from './finish-report.ts';
import type { ReportSigner } from './keys/signer.ts';
import { findObjects } from './objects.ts';
import { addSignatureField } from './signature-field.ts';
import { objectWith, pageContent, replaceObject, signAgain, signedRange } from './testing/edit.ts';
import { pdfOf } from './testing/pages.ts';
import { finished, newSigner, pictures, printed, sampleReport, sha256 } from './testing/sample.ts';
import { signedReportSchema } from './twin.ts';
import type { Finding } from './verify/finding.ts';
import { toVerification } from './verify/verification.ts';
import { verifyReport } from './verify/verify-report.ts';

let signer: ReportSigner;
let stranger: ReportSigner;
let file: Buffer;

beforeAll(async () => {
  [signer, stranger] = [await newSigner(), await newSigner()];
  file = await finished(signer);
});

/** In short: `unchanged`, `unreadable`, or what has changed. */
async function seen(bytes: Uint8Array): Promise<string> {
  const finding = await verifyReport(bytes);
  if (finding.result !== 'changed') return finding.result;
  return finding.changes.map((change) => ('name' in change ? `${change.what} ${change.name}` : change.what)).join(', ');
}

function pinned(finding: Finding) {
  const pins = { own: [signer.certificate], known: [], areAll: true };
  return toVerification(finding, pins, { countChecks: (ids) => ids.length, containsHead: () => false });
}

describe('A report as it was signed', () => {
  it('is unchanged, and written by this installation', async () => {
    expect(
      signedReportSchema.safeParse(JSON.parse(Buffer.from(twinOf(file), 'latin1').toString())).error,
    ).toBeUndefined();
    const { certificate } = signer;
    expect(pinned(await verifyReport(file))).toEqual({
      result: 'unchanged',
      kind: 'pdf',
      signer: { who: 'thisInstallation', fingerprint: certificate.fingerprint },
      reportId: sampleReport().id,
      madeAt: sampleReport().madeAt,
      checks: 1,
      records: { found: 1, chain: 'notContained' },
    });
  });

  it('is told apart by whose certificate it was signed with, byte for byte', async () => {
    const finding = await verifyReport(file);
    const { certificate } = signer;
    const signerBy = (own: ReportSigner[], known: ReportSigner[]) => {
      const pins = { own: own.map((one) => one.certificate), known: known.map((one) => one.certificate), areAll: true };
      const said = toVerification(finding, pins, null);
      return said.result === 'unchanged' ? said.signer : null;
    };
    expect(signerBy([stranger], [signer])).toMatchObject({ who: 'known', name: certificate.name });
    expect(signerBy([stranger], [stranger])).toMatchObject({ who: 'unknown', fingerprint: certificate.fingerprint });
  });

  it('is the same without pictures', async () => {
    const [check] = sampleReport().checks;
    if (check === undefined) throw new Error('The sample has a check.');
    const bare = { ...check, pictures: check.pictures.map((picture) => ({ ...picture, attachment: null })) };
    expect(await seen(await finishReport(printed, sampleReport({ checks: [bare] }), [], signer))).toBe('unchanged');
  });

  it.each([
    ['signatures', `${'/ByteRange [0 1 2 3]'.padEnd(52)}\n/Contents <`, 20_000],
    ['beginnings of signatures', '/ByteRange [', 200_000],
    ['the pages’ objects', Array.from({ length: 70 }, (_, number) => `\n${number} 0 obj\n`).join(''), 1],
    ['another twin', '\n9 0 obj\n<<\n/Type /EmbeddedFile\n/Subtype /application#2Fjson\n>>\nstream\n{}', 1],
    ['another end', '\nxref\n0 1\n0000000000 65535 f \n\ntrailer\n<<\n>>\n\nstartxref\n0\n%%EOF', 1],
  ])(
    'is unchanged where a picture that it shows and attaches holds what looks like %s',
    async (_what, words, times) => {
      const bytes = Buffer.from(words.repeat(times), 'latin1');
      const [check] = sampleReport().checks;
      const [picture] = check?.pictures ?? [];
      if (check === undefined || picture === undefined) throw new Error('The sample has a picture.');
      const report = sampleReport({
        checks: [
          { ...check, pictures: [{ ...picture, byteLength: bytes.byteLength, sha256: sha256(bytes) }] } as typeof check,
        ],
      });
      const attached = [{ name: picture.attachment ?? '', bytes }];
      expect(await seen(await finishReport(pdfOf([bytes]), report, attached, signer))).toBe('unchanged');
    },
  );

  it('is not made where pictures and report disagree', async () => {
    await expect(finishReport(printed, sampleReport(), pictures.slice(1), signer)).rejects.toThrow('pictures');
    const swapped = pictures.map(({ name }, index) => ({
      name,
      bytes: pictures[1 - index]?.bytes ?? new Uint8Array(),
    }));
    await expect(finishReport(printed, sampleReport(), swapped, signer)).rejects.toThrow('pictures');
  });
});

/** What was changed, how, and what the verifier has to say of it. */
const editions: readonly [string, (file: Buffer) => Buffer | Promise<Buffer>, string][] = [
  ['what a page shows, by a box over it', (whole) => replaceObject(whole, pageContent(whole), coverPage), 'pages'],
  [
    'a page’s size',
    (whole) => edit(whole, '/MediaBox', (text) => text.replace('/MediaBox [ 0 0', '/MediaBox [ 9 0')),
    'pages',
  ],
  [
    'what is read aloud',
    (whole) => edit(whole, '/StructTreeRoot\n', (text) => text.replace('/Type', '/Tipe')),
    'pages',
  ],
  ['the twin’s verdict', (whole) => editTwin(whole, (twin) => twin.replace('"pass"', '"fail"')), 'twin'],
  ['the twin’s spaces', (whole) => editTwin(whole, (twin) => twin.replace('{', '{ ')), 'twin'],
  [
    'the twin’s members, one of them twice',
    (whole) => editTwin(whole, (twin) => twin.replace('{', '{"jws":"",')),
    'twin',
  ],
  ['the twin, taken out', (whole) => edit(whole, 'application#2Fjson', () => '0 0 obj\nnull\nendobj\n\n'), 'twin'],
  ['a picture', (whole) => editPicture(whole), 'picture picture-2.jpg'],
  ['the title', (whole) => edit(whole, '/Title', (text) => text.replace('/Title <FEFF', '/Title <FEFF0041')), 'file'],
  [
    'the names of attached files',
    (whole) => edit(whole, '(picture-1.jpg)', (text) => text.replace('-1', '-9')),
    'picture picture-1.jpg',
  ],
  ['where other readers find the twin', (whole) => pointElsewhere(whole, 'facedesk-report.json'), 'twin'],
  ['where they find a picture', (whole) => pointElsewhere(whole, 'picture-2.jpg'), 'picture picture-2.jpg'],
  ['when it was signed', (whole) => edit(whole, '/Type /Sig', (text) => text.replace('D:2026', 'D:2025')), 'file'],
  ['the trailer', (whole) => swap(whole, 'trailer\n<<', 'trailer\n<<   '), 'file'],
  ['its signature, by another key of the same name', (whole) => signAgain(whole, stranger), 'signature'],
  [
    'a page and its signature, by another key of the same name',
    (whole) => signAgain(replaceObject(whole, pageContent(whole), coverPage), stranger),
    'signature, pages',
  ],
  [
    'its signature, taken out',
    (whole) => edit(whole, '/Type /Sig\n', (text) => text.replace('/Byte', '/Bite')),
    'signature',
  ],
  ['a space at its end', (whole) => Buffer.concat([whole, Buffer.from(' ')]), 'appended'],
  ['an update that was appended', (whole) => appendUpdate(whole), 'appended'],
  ['a second signature that was appended', (whole) => appendSignature(whole), 'appended'],
  ['its end, cut off', (whole) => whole.subarray(0, -1), 'file'],
  ['its second half, cut off', (whole) => whole.subarray(0, Math.floor(whole.byteLength / 2)), 'file'],
  ['the twin, a byte longer', (whole) => insert(whole, '"pass"', '"paass"'), 'twin'],
  ['the twin, a byte shorter', (whole) => insert(whole, '"pass"', '"pas"'), 'twin'],
  ['a picture, a byte longer', (whole) => insert(whole, 'JFIF', 'JFFIF'), 'picture picture-1.jpg'],
  ['a picture, a byte shorter', (whole) => insert(whole, 'JFIF', 'JFF'), 'picture picture-1.jpg'],
  ['a page, a byte longer', (whole) => insert(whole, '/MediaBox [ 0', '/MediaBox [ 10'), 'pages'],
  ['a page, a byte shorter', (whole) => insert(whole, '/MediaBox [ 0 0', '/MediaBox [ 0'), 'pages'],
  ['something in front of it', (whole) => Buffer.concat([Buffer.from('From: Asha\n'), whole]), 'file'],
  ['a picture, and the end cut off', (whole) => editPicture(whole).subarray(0, -1), 'file, picture picture-2.jpg'],
  [
    'a picture, and something appended',
    (whole) => Buffer.concat([editPicture(whole), Buffer.from('\n')]),
    'appended, picture picture-2.jpg',
  ],
  [
    'the tree of pages that the catalogue names',
    (whole) => edit(whole, '/Type /Catalog', (text) => text.replace(/\/Pages \d+ 0 R/, '/Pages << /Kids [ ] >>')),
    'pages',
  ],
  [
    'the tree of pages, named twice',
    (whole) => edit(whole, '/Type /Catalog', (text) => text.replace('/Pages', '/Pages 1 0 R\n/Pages')),
    'pages',
  ],
  [
    'the tree of pages, named once more in other letters',
    (whole) => edit(whole, '/Type /Catalog', (text) => text.replace('/Pages', '/P#61ges 1 0 R\n/Pages')),
    'pages',
  ],
  ['a page’s content, which the table names twice', (whole) => hideObject(whole, pageContent(whole)), 'pages'],
  ['the catalogue that the trailer names', (whole) => insert(whole, '/Root 42', '/Root 11'), 'pages'],
  ['hexadecimal digits in capitals', (whole) => inContents(whole, (text) => text.replace('a', 'A')), 'signature'],
  ['a space in the signature', (whole) => inContents(whole, (text) => text.replace(/0$/, ' ')), 'signature'],
  ['something behind the signature', (whole) => inContents(whole, (text) => text.replace(/00$/, '01')), 'signature'],
  ['the signature’s own length', (whole) => inContents(whole, longer), 'signature'],
];

describe('A report that was changed', () => {
  it.each(editions)('is told: %s', async (_what, change, expected) => {
    expect(await seen(await change(file))).toBe(expected);
  });

  it('is told where its twin is another report’s of the same signer', async () => {
    const other = await finished(signer, sampleReport({ id: '019fc1c2-1111-7000-8000-00000000000f' }));
    const twin = twinOf(other);
    expect(await seen(editTwin(file, () => twin))).toBe('twin');
    // Even signed by the very same key it says that these two do not belong together.
    expect(
      await seen(
        await signAgain(
          editTwin(file, () => twin),
          signer,
        ),
      ),
    ).toBe('twin');
  });

  it('is told where its end is there, but what was signed ended elsewhere', async () => {
    // Behind its signed range stands one byte: it was put in, not appended.
    const at = file.lastIndexOf('startxref');
    expect(await seen(Buffer.concat([file.subarray(0, at), Buffer.from(' '), file.subarray(at)]))).toBe('file');
  });

  it('names pictures only as far as a person can read', async () => {
    const name = `\u009b2K\u202e\u2028A${'B'.repeat(1_000_000)}`;
    const renamed = editTwin(file, (text) => {
      const twin = signedReportSchema.parse(JSON.parse(Buffer.from(text, 'latin1').toString()));
      const [attachment, picture] = [twin.proof.attachments[0], twin.checks[0]?.pictures[0]];
      if (!attachment || !picture) throw new Error('The sample has pictures.');
      const sha256 = 'd'.repeat(64);
      Object.assign(attachment, { name, sha256 });
      Object.assign(picture, { attachment: name, sha256 });
      return Buffer.from(canonicalJson(twin)).toString('latin1');
    });
    expect(await seen(renamed)).toBe(`twin, picture 2KA${'B'.repeat(94)}`);
    expect(reportVerificationSchema.safeParse(pinned(await verifyReport(renamed))).success).toBe(true);
  });

  it('is told where the same key has signed another catalogue, or other pages or pictures than the twin vouches for', async () => {
    const catalogue = edit(file, '/Type /Catalog', (text) => text.replace(/\/Pages \d+ 0 R/, '/Pages << /Kids [ ] >>'));
    expect(await seen(await signAgain(catalogue, signer))).toBe('pages');
    const page = await signAgain(replaceObject(file, pageContent(file), coverPage), signer);
    expect(await seen(page)).toBe('pages');
    expect(await seen(await signAgain(editPicture(file), signer))).toBe('picture picture-2.jpg');
  });

  it('is somebody else’s where that one has made all of it anew under the same name', async () => {
    const remade = await finished(stranger);
    expect(pinned(await verifyReport(remade))).toMatchObject({
      result: 'unchanged',
      signer: { who: 'unknown', fingerprint: stranger.certificate.fingerprint },
    });
  });

  it('is told wherever one byte is another', async () => {
    const single = fc.record({ at: fc.nat(file.byteLength - 1), by: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(single, async ({ at, by }) => {
        const copy = Buffer.from(file);
        copy[at] = (copy[at] ?? 0) ^ by;
        expect((await verifyReport(copy)).result).toBe('changed');
      }),
      { numRuns: runs(5000, 150) },
    );
  });

  it('is told wherever one byte of its signature is another', async () => {
    const { before, after } = signedRange(file);
    // With reduced counts others each time.
    const step = runs(1, 7);
    const first = before - 80 + Math.floor(Math.random() * step);
    for (let at = first; at < after; at += step) {
      const copy = Buffer.from(file);
      copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8));
      expect((await verifyReport(copy)).result, `byte ${at - before}`).toBe('changed');
    }
  });

  it('is never unchanged where it was cut off', async () => {
    for (let sixteenth = 0; sixteenth < 16; sixteenth += 1) {
      const part = file.subarray(0, Math.floor((file.byteLength * sixteenth) / 16));
      expect((await verifyReport(part)).result).not.toBe('unchanged');
    }
  });
});

describe('A twin alone', () => {
  const ofTwin = (change: (twin: string) => string) => Buffer.from(change(twinOf(file)), 'latin1');

  it('is unchanged as it came out of the PDF', async () => {
    expect(pinned(await verifyReport(ofTwin((twin) => twin)))).toMatchObject({
      result: 'unchanged',
      kind: 'twin',
      signer: { who: 'thisInstallation' },
    });
  });

  it.each([
    ['a verdict', (twin: string) => twin.replace('"pass"', '"fail"')],
    ['its layout', (twin: string) => JSON.stringify(JSON.parse(twin), null, 2)],
    ['its signature, taken out', (twin: string) => twin.replace(/"jws":"[^"]*"/, '"jws":""')],
    ['its signature’s algorithm', (twin: string) => twin.replace(/"jws":"[^.]*/, `"jws":"${noAlgorithm}`)],
    ['its end, cut off', (twin: string) => twin.slice(0, -1)],
    ['a member that JavaScript has a meaning for', (twin: string) => withMember(twin, '__proto__', { checks: [] })],
  ])('is told where this was changed: %s', async (_what, change) => {
    expect(await seen(ofTwin(change))).toBe('twin');
  });

  it('is told whatever is added to it', async () => {
    const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'toJSON'));
    await fc.assert(
      fc.asyncProperty(names, fc.jsonValue(), async (name, value) => {
        const added = ofTwin((twin) => withMember(twin, name, value));
        fc.pre(!added.equals(ofTwin((twin) => twin)));
        expect((await verifyReport(added)).result).not.toBe('unchanged');
      }),
      { numRuns: runs(500, 50) },
    );
  });

  it('is told wherever one byte is another', async () => {
    const twin = ofTwin((text) => text);
    await fc.assert(
      fc.asyncProperty(fc.nat(twin.byteLength - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const copy = Buffer.from(twin);
        copy[at] = (copy[at] ?? 0) ^ by;
        expect((await verifyReport(copy)).result).not.toBe('unchanged');
      }),
      { numRuns: runs(5000, 150) },
    );
  });
});

describe('What is no report', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['some text', Buffer.from('A report, honestly.')],
    ['another JSON', Buffer.from('{"schema":"something/1"}')],
    ['JSON that is very deep', Buffer.from(`{"a":${'['.repeat(500_000)}`)],
    ['a twin of forty megabytes of checks that are none', manyChecks()],
    ['the same, attached to a PDF', Buffer.concat([Buffer.from(attachedJson), manyChecks(), attachedEnd])],
    ['sixty megabytes of brackets', Buffer.from(`{"a":${'['.repeat(60_000_000)}`)],
    [
      'sixty megabytes of empty objects',
      Buffer.from(`{"schema":"facedesk.report/3","a":[${'{},'.repeat(20_000_000)}{}]}`),
    ],
    ['ten megabytes of members', Buffer.from(`{"schema":"facedesk.report/3",${members(1_000_000)}}`)],
    ['a PDF that only begins', Buffer.from('%PDF-1.7\n')],
    ['a table of objects that promises too much', Buffer.from('xref\n0 9999999999\nstartxref\n0\n%%EOF')],
    ['many signatures that are none', Buffer.from('/ByteRange [0 1 2 3]\n/Contents <00>'.repeat(100_000))],
    ['many objects that are none', Buffer.from('\n1 0 obj\n>>\nstream\n'.repeat(100_000))],
    ['a signature that is very long', longSignature()],
    ['zeros', Buffer.alloc(10_000_000)],
  ])('can’t be read, and says so soon: %s', async (_what, bytes) => {
    expect(await seen(bytes)).toBe('unreadable');
  });

  it('is never taken for one, whatever its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        expect((await verifyReport(bytes)).result).toBe('unreadable');
      }),
      { numRuns: runs(2000, 200) },
    );
  });
});

/** To name what is wrong with each of them would take gigabytes. */
function manyChecks(): Buffer {
  return Buffer.from(`{"schema":"facedesk.report/3","checks":[${'0,'.repeat(20_000_000)}0]}`);
}

const attachedJson =
  '%PDF-1.7\n\n1 0 obj\n<<\n/Type /EmbeddedFile\n/Subtype /application#2Fjson\n/Length 40000043\n>>\nstream\n';
const attachedEnd = Buffer.from('\nendstream\nendobj\n\n');

function members(count: number): string {
  return Array.from({ length: count }, (_, index) => `"${index}":0`).join(',');
}

/** It points at itself as ours does. */
function longSignature(): Buffer {
  const length = 50_000_000;
  const begin = (range: string) => `/ByteRange [0 ${range}]`.padEnd(52);
  const before = begin('').length + '\n/Contents '.length;
  const range = `${before} ${before + length + 2} 0`;
  const file = Buffer.from(`${begin(range)}\n/Contents <${'00'.repeat(length / 2)}>`);
  if (findSignedRanges(file).length !== 1) throw new Error('It does not point at itself.');
  return file;
}

const noAlgorithm = Buffer.from('{"alg":"none"}').toString('base64url');

function edit(whole: Buffer, has: string, change: (object: string) => string): Buffer {
  const number = objectWith(whole, has);
  return replaceObject(whole, number, (object) => change(object).replace(/^0 0 obj/, `${number} 0 obj`));
}

/** Something is drawn over what is there. */
function coverPage(object: string): string {
  const content = deflateSync('1 1 1 rg 0 0 900 900 re f').toString('latin1');
  const name = object.slice(0, object.indexOf('\n'));
  return `${name}\n<<\n/Filter /FlateDecode\n/Length ${content.length}\n>>\nstream\n${content}\nendstream\nendobj\n\n`;
}

function twinOf(whole: Buffer): string {
  const text = whole.toString('latin1');
  const begin = text.indexOf('>>\nstream\n', text.indexOf('application#2Fjson')) + '>>\nstream\n'.length;
  return text.slice(begin, text.indexOf('\nendstream', begin));
}

function editTwin(whole: Buffer, change: (twin: string) => string): Buffer {
  const twin = twinOf(whole);
  const changed = change(twin);
  return edit(whole, 'application#2Fjson', (object) =>
    object.replace(twin, () => changed).replace(/\/Length \d+/, `/Length ${changed.length}`),
  );
}

/** As the program would write it, so that the order of its members is right. */
function withMember(twin: string, name: string, value: unknown): string {
  const content: object = JSON.parse(Buffer.from(twin, 'latin1').toString());
  Object.defineProperty(content, name, { value, enumerable: true, configurable: true, writable: true });
  return Buffer.from(canonicalJson(content)).toString('latin1');
}

/** Another object is what an attached file is taken from: the signature's. */
function pointElsewhere(whole: Buffer, name: string): Buffer {
  const other = objectWith(whole, '/Type /Sig\n');
  return edit(whole, `/F (${name})`, (text) => text.replaceAll(/(\/U?F) \d+ 0 R/g, `$1 ${other} 0 R`));
}

/** What a page shows, put behind the title under the same number: some readers take the first in the table. */
function hideObject(whole: Buffer, number: number): Buffer {
  const objects = findObjects(whole);
  const [place, title] = [objects.get(number), objectWith(whole, '/Title <')];
  if (place === undefined) throw new Error(`There is no object ${number}.`);
  const other = coverPage(whole.toString('latin1', place.start, place.end));
  const behind = String(objects.get(title)?.end).padStart(10, '0');
  const twice = replaceObject(whole, title, (object) => object + other);
  return insert(twice, '\nxref\n', `\nxref\n${number} 1\n${behind} 00000 n \n`);
}

/** The second picture becomes the first. */
function editPicture(whole: Buffer): Buffer {
  const [one, two] = pictures.map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
  if (one === undefined || two === undefined) throw new Error('The sample has two pictures.');
  const number = objectWith(whole, two.slice(0, 2000));
  return replaceObject(whole, number, (object) =>
    object.replace(two, () => one).replace(/\/Length \d+/, `/Length ${one.length}`),
  );
}

/** Where it stands first, nothing else put right. */
function insert(whole: Buffer, before: string, after: string): Buffer {
  const at = whole.indexOf(before, 0, 'latin1');
  if (at === -1) throw new Error('That does not stand in it.');
  return Buffer.concat([whole.subarray(0, at), Buffer.from(after), whole.subarray(at + before.length)]);
}

/** The same number of bytes before and after, so that nothing moves. */
function swap(whole: Buffer, before: string, after: string): Buffer {
  const text = whole.toString('latin1');
  const at = text.lastIndexOf(before);
  return Buffer.from(`${text.slice(0, at)}${after}${text.slice(at + after.length)}`, 'latin1');
}

function inContents(whole: Buffer, change: (text: string) => string): Buffer {
  const { before, after } = signedRange(whole);
  const text = change(whole.toString('latin1', before + 1, after - 1));
  return Buffer.concat([whole.subarray(0, before + 1), Buffer.from(text, 'latin1'), whole.subarray(after - 1)]);
}

/** The zeros behind it become part of the signature. */
function longer(text: string): string {
  const length = Number.parseInt(text.slice(4, 8), 16);
  return `${text.slice(0, 4)}${(length + 2).toString(16).padStart(4, '0')}${text.slice(8)}`;
}

async function appendUpdate(whole: Buffer): Promise<Buffer> {
  const document = await library.PDFDocument.load(whole, { forIncrementalUpdate: true, updateMetadata: false });
  document.getPage(0).drawText('PASS');
  return Buffer.from(await document.save());
}

async function appendSignature(whole: Buffer): Promise<Buffer> {
  const document = await library.PDFDocument.load(whole, { forIncrementalUpdate: true, updateMetadata: false });
  addSignatureField(document, 'Second', new Date(), stranger.certificate.der.byteLength);
  const saved = Buffer.from(await document.save({ useObjectStreams: false }));
  fillRange(saved, { start: whole.byteLength, end: saved.byteLength });
  return saved;
}
