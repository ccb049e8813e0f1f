import { MOST_REPORT_BYTES } from '../../../../shared/evidence/reporting.ts';
import { readTwin } from '../twin.ts';
import { type Finding, signedReport } from './finding.ts';
import { verifyPdf } from './verify-pdf.ts';

const OPENING_BRACE = '{'.charCodeAt(0);

/**
 * Tells whether a report is as it was signed, and by which certificate. The file may come from anybody: this never throws,
 * decompresses nothing, and takes time and memory only by the file's size.
 */
export async function verifyReport(bytes: Uint8Array): Promise<Finding> {
  if (bytes.byteLength > MOST_REPORT_BYTES) return { result: 'unreadable' };
  if (bytes[0] === OPENING_BRACE) return verifyTwin(bytes);
  return verifyPdf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

async function verifyTwin(bytes: Uint8Array): Promise<Finding> {
  const read = await readTwin(bytes);
  if (read.kind === 'foreign') return { result: 'unreadable' };
  if (read.kind === 'twin' && read.certificate !== null) {
    return { result: 'unchanged', kind: 'twin', certificate: read.certificate, report: signedReport(read.twin) };
  }
  return { result: 'changed', kind: 'twin', changes: [{ what: 'twin' }], certificate: null };
}
