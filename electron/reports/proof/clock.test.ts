import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isHere } from '../../../tests/tools.ts';
import { readCms, signCms } from './cms.ts';
import type { ReportSigner } from './keys/signer.ts';
import { finished, newSigner, sampleReport } from './testing/sample.ts';
import { verifyReport } from './verify/verify-report.ts';

const digest = Buffer.alloc(32, 1);
const UTC_TIME = 23;
const GENERALIZED_TIME = 24;

let signer: ReportSigner;
beforeAll(async () => {
  signer = await newSigner();
});

/** How the signing time stands in a signature: its kind, and its characters. */
async function timeIn(signedAt: string): Promise<readonly [number | undefined, string]> {
  const cms = Buffer.from(await signCms(signer, digest, new Date(signedAt)));
  expect(await readCms(cms)).toMatchObject({ digest: digest.toString('hex') });
  // Object identifier of the signing time, then a set of one.
  const attribute = Buffer.from('06092a864886f70d010905', 'hex');
  const at = cms.indexOf(attribute) + attribute.byteLength + 2;
  return [cms[at], cms.subarray(at + 2, at + 2 + (cms[at + 1] ?? 0)).toString('latin1')];
}

describe('The time in a signature', () => {
  it('has two digits of a year as long as they reach, and four before and after (RFC 5652, 11.3)', async () => {
    expect(await timeIn('1949-12-31T23:59:59.999Z')).toEqual([GENERALIZED_TIME, '19491231235959Z']);
    expect(await timeIn('1950-01-01T00:00:00.000Z')).toEqual([UTC_TIME, '500101000000Z']);
    expect(await timeIn('2049-12-31T23:59:59.999Z')).toEqual([UTC_TIME, '491231235959Z']);
    expect(await timeIn('2050-01-01T00:00:00.500Z')).toEqual([GENERALIZED_TIME, '20500101000000Z']);
  });
});

describe('A report', () => {
  it.each([
    '1949-06-01T00:00:00.000Z',
    '1970-01-01T00:00:00.000Z',
    '2050-01-01T00:00:00.123Z',
    '2099-06-01T00:00:00.000Z',
  ])('is made and verified whatever the laptop’s clock says: %s', async (madeAt) => {
    const report = await finished(signer, sampleReport({ madeAt }));
    expect(await verifyReport(report)).toMatchObject({ result: 'unchanged', kind: 'pdf' });
  });

  it.skipIf(!isHere('pdfsig'))('of 2050 is read by others as well (skipped where there is no pdfsig)', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'facedesk-clock-')), 'report.pdf');
    writeFileSync(path, await finished(signer, sampleReport({ madeAt: '2050-01-01T00:00:00.123Z' })));
    const said = execFileSync('pdfsig', [path], { encoding: 'utf8' });
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Jan 01 2050');
  });
});
