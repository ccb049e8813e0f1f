import { createHash, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CHECK_SCHEMA,
  type EvidencePicture,
  REPORT_SCHEMA,
  type Report,
} from '../../../../shared/evidence/evidence.ts';
import { finishReport } from '../finish-report.ts';
import { readCertificate } from '../keys/certificate.ts';
import { makeKey } from '../keys/make-certificate.ts';
import { keyAlgorithms, type ReportSigner } from '../keys/signer.ts';

/** For tests: two A4 pages that Chromium 148 printed, with tags and outline. What they show does not matter here. */
export const printed = readFileSync(join(import.meta.dirname, 'printed.pdf'));

export const SIGNER_NAME = 'Facedesk (FIELD-07)';
const portraits = join(import.meta.dirname, '..', '..', '..', '..', 'resources', 'practice');

/** The pictures of the sample report. */
export const pictures = ['asha-1', 'dev-2'].map((portrait, index) => ({
  name: `picture-${index + 1}.jpg`,
  bytes: new Uint8Array(readFileSync(join(portraits, `${portrait}.jpg`))),
}));

/** A new one each time, of the same name. */
export async function newSigner(name = SIGNER_NAME): Promise<ReportSigner> {
  const { certificate: der, privateKey } = await makeKey(name, new Date('2026-11-01T00:00:00Z'));
  const certificate = readCertificate(der);
  if (certificate === null) throw new Error('The certificate can’t be read.');
  const bytes = Uint8Array.from(privateKey);
  const key = await webcrypto.subtle.importKey('pkcs8', bytes, keyAlgorithms[certificate.keyKind], false, ['sign']);
  return { certificate, key };
}

export function sampleReport(details: Partial<Report> = {}): Report {
  return {
    schema: REPORT_SCHEMA,
    id: '019fc1c2-1111-7000-8000-000000000001',
    madeAt: '2026-11-22T06:30:00.123Z',
    clockOffset: 1500,
    program: { name: 'Facedesk', version: '0.1.0' },
    device: { name: 'FIELD-07', system: 'Windows 11' },
    agent: { name: 'Asha Rao', code: 'A-17' },
    organisation: 'Example Finance',
    language: 'hi',
    masked: false,
    withPictures: true,
    title: 'फेसडेस्क <LN-2026-0412> & Co',
    case: null,
    checksOfCase: null,
    caseVerdict: null,
    caseReviews: [],
    sharedWith: [],
    checks: [sampleCheck()],
    chain: { length: 12, hash: 'c'.repeat(64) },
    ...details,
  };
}

function sampleCheck(): Report['checks'][number] {
  return {
    kind: 'faceMatch',
    schema: CHECK_SCHEMA,
    id: '019fc1c2-2222-7000-8000-000000000001',
    sequence: 7,
    mode: 'practice',
    environment: null,
    live: false,
    case: null,
    caseResult: null,
    agent: { name: 'Asha Rao', code: 'A-17' },
    enteredAt: '2026-11-22T06:00:00.000Z',
    predecessor: null,
    successor: null,
    state: 'done',
    stateReason: null,
    words: null,
    verdict: { kind: 'pass', reasons: ['scoreReachesThreshold'] },
    score: 0.91,
    maybeProcessed: false,
    attempts: [],
    missingPictures: [],
    pictures: pictures.map(({ name, bytes }, index) => samplePicture(index === 0 ? 'first' : 'second', name, bytes)),
    // Words of a PDF in a person's note must not be taken for the PDF's own.
    notes: [{ id: '019fc1c2-3333-7000-8000-000000000001', at: '2026-11-22T06:10:00.000Z', text: pdfWords }],
    reviews: [],
    verificationId: 'CF-0412',
    firstLookup: null,
    threshold: 0.75,
    policy: { threshold: 0.75 },
    answer: null,
  };
}

const pdfWords = '/ByteRange [0 1 2 3]\n/Contents <00>\n>>\nendobj\n\n9 0 obj\nstartxref %%EOF मोहन 😀';

function samplePicture(role: 'first' | 'second', attachment: string, bytes: Uint8Array): EvidencePicture {
  return {
    role,
    position: 1,
    name: 'door.jpg',
    format: 'jpeg',
    byteLength: bytes.byteLength,
    width: 512,
    height: 512,
    sha256: sha256(bytes),
    faceBox: null,
    attachment,
  };
}

/** A whole report, signed. */
export async function finished(
  signer: ReportSigner,
  report: Report = sampleReport(),
  pages: Uint8Array = printed,
): Promise<Buffer<ArrayBuffer>> {
  return Buffer.from(await finishReport(pages, report, pictures, signer));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
