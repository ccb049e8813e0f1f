import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { isHere } from '../../../tests/tools.ts';
import { canonicalJson } from '../../records/chain/canonical.ts';
import { readContents } from './byte-range.ts';
import { certificateFile } from './keys/certificate.ts';
import type { ReportSigner } from './keys/signer.ts';
import { signedRange } from './testing/edit.ts';
import { contentThatDeflatesTo, firstPageObject, pdfOf } from './testing/pages.ts';
import { finished, newSigner, pictures, SIGNER_NAME, sampleReport, sha256 } from './testing/sample.ts';
import { TWIN_NAME } from './twin.ts';

const areHere = ['pdfsig', 'pdfdetach', 'pdfinfo', 'qpdf', 'openssl'].every(isHere);

describe.skipIf(!areHere)('Other readers of a report (skipped without poppler-utils, qpdf and openssl)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-report-'));
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  let signer: ReportSigner;
  let file: Buffer;
  beforeAll(async () => {
    signer = await newSigner();
    file = await finished(signer);
    writeFileSync(join(folder, 'report.pdf'), file);
    writeFileSync(join(folder, 'certificate.pem'), certificateFile(signer.certificate.der));
  });

  it('pdfsig finds one valid signature over the whole file', () => {
    const said = run('pdfsig', 'report.pdf');
    expect(said.match(/Signature #/g)).toHaveLength(1);
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Total document signed');
    expect(said).toContain(`Signer Certificate Common Name: ${SIGNER_NAME}`);
    expect(said).toContain('Signing Hash Algorithm: SHA-256');
  });

  it('openssl verifies the signature by the exported certificate alone', () => {
    const range = signedRange(file);
    writeFileSync(join(folder, 'signature.der'), readContents(file, range) ?? '');
    const signed = Buffer.concat([file.subarray(0, range.before), file.subarray(range.after)]);
    writeFileSync(join(folder, 'signed'), signed);
    const whole = ['-inform', 'DER', '-in', 'signature.der', '-content', 'signed', '-binary', '-out', 'out'];
    const trust = ['-CAfile', 'certificate.pem', '-purpose', 'any', '-cades'];
    expect(() => run('openssl', 'cms', '-verify', ...whole, ...trust)).not.toThrow();
    expect(readFileSync(join(folder, 'out')).equals(signed)).toBe(true);
  });

  it('openssl finds a certificate for signatures that ends after ten years', () => {
    const text = run('openssl', 'x509', '-in', 'certificate.pem', '-noout', '-text');
    expect(text).toContain('NIST CURVE: P-256');
    expect(text).toContain('CA:FALSE');
    expect(text).toContain('Digital Signature, Non Repudiation');
    expect(text).toMatch(/Not After : Nov {2}1 00:00:00 2036 GMT/);
    expect(text).not.toContain('Extended Key Usage');
  });

  it('qpdf finds no error', () => {
    expect(run('qpdf', '--check', 'report.pdf')).toContain('No syntax or stream encoding errors found');
  });

  it('qpdf finds every page as it was printed, also where compressed data ends like a line', async () => {
    const ends = ['\r', '\n', '\r\n', '\n\n', ' ', '\0'];
    const pages = ends.map((end) => deflateSync(contentThatDeflatesTo(end)));
    expect(pages.map((page, index) => page.toString('latin1').endsWith(ends[index] ?? '?'))).not.toContain(false);
    writeFileSync(join(folder, 'ends.pdf'), await finished(signer, sampleReport(), pdfOf(pages)));
    expect(run('qpdf', '--check', 'ends.pdf')).toContain('No syntax or stream encoding errors found');
    for (const [index, page] of pages.entries()) {
      const options = [`--show-object=${firstPageObject + index}`, '--raw-stream-data'];
      expect(execFileSync('qpdf', [...options, 'ends.pdf'], { cwd: folder })).toEqual(page);
    }
  });

  it('pdfdetach finds the twin and the pictures, and they have the hashes that the twin names', () => {
    expect(run('pdfdetach', '-list', 'report.pdf').trim().split('\n')).toEqual([
      '3 embedded files',
      `1: ${TWIN_NAME}`,
      ...pictures.map(({ name }, index) => `${index + 2}: ${name}`),
    ]);
    run('pdfdetach', '-saveall', '-o', folder, 'report.pdf');
    const text = readFileSync(join(folder, TWIN_NAME), 'utf8');
    const { proof, jws: _, ...report } = JSON.parse(text);
    expect(report).toEqual(sampleReport());
    expect(canonicalJson(JSON.parse(text))).toBe(text);
    for (const [index, { name }] of pictures.entries()) {
      const hash = sha256(readFileSync(join(folder, name)));
      expect(hash).toBe(report.checks[0].pictures[index].sha256);
      expect(proof.attachments[index]).toMatchObject({ name, sha256: hash });
    }
  });

  it('pdfinfo finds title, language, tags and A4 still there', () => {
    const said = run('pdfinfo', 'report.pdf');
    expect(said).toContain(sampleReport().title);
    expect(said).toMatch(/Tagged: +yes/);
    expect(said).toMatch(/Page size:.*\(A4\)/);
    expect(said).toMatch(/Creator: +Facedesk 0\.1\.0/);
    const metadata = run('pdfinfo', '-meta', 'report.pdf');
    expect(metadata).toContain('फेसडेस्क &lt;LN-2026-0412&gt; &amp; Co');
    expect(metadata).toContain(`urn:uuid:${sampleReport().id}`);
    const objects = JSON.parse(run('qpdf', '--json=2', '--json-key=qpdf', 'report.pdf')).qpdf[1];
    const root = objects[`obj:${objects.trailer.value['/Root']}`].value;
    expect(root['/Lang']).toBe('u:hi');
    expect(root['/Outlines']).toBeDefined();
  });
});
