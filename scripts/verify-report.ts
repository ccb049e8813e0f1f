import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Certificate, readCertificateFile, sameBytes } from '../electron/reports/proof/keys/certificate.ts';
import type { Finding } from '../electron/reports/proof/verify/finding.ts';
import { createReportVerifier } from '../electron/reports/proof/verify/verify-thread.ts';
import { MOST_REPORT_BYTES } from '../shared/evidence/reporting.ts';
import type { Change } from '../shared/evidence/verification.ts';

/**
 * `npm run verify-report FILE [CERTIFICATE]`: whether a report (PDF, or the JSON out of one) is as it was signed, and by
 * whom. `-- FILE --cert CERTIFICATE` is the same; without the two dashes, npm would keep that option to itself and say
 * nothing, so that the certificate would go unheeded. Needs neither the program's window nor its records. docs/VERIFYING.md says what the answer means.
 */
const exitCodes = { unchanged: 0, changed: 1, unreadable: 2 } as const;

const verifyReport = createReportVerifier(
  new URL('../electron/reports/proof/verify/verify-worker.ts', import.meta.url),
);

const changes = {
  pages: 'what its pages show',
  twin: 'the machine-readable report in it',
  signature: 'its signature is missing, altered, or of somebody else',
  appended: 'something was appended after it was signed',
  file: 'the file as a whole is not the one that was signed',
} as const;

const usage = 'npm run verify-report FILE [CERTIFICATE]';

process.exitCode = exitCodes[await verifyNamedFile()];

async function verifyNamedFile(): Promise<keyof typeof exitCodes> {
  try {
    const { values, positionals } = parseArgs({ options: { cert: { type: 'string' } }, allowPositionals: true });
    const [file, second, ...more] = positionals;
    const certificate = values.cert ?? second;
    if (file === undefined || more.length > 0 || (values.cert !== undefined && second !== undefined)) {
      return unreadable(`Name one report, and one certificate at the most: ${usage}`);
    }
    const expected = certificate === undefined ? null : readCertificateFile(await readFile(certificate));
    if (certificate !== undefined && expected === null) {
      return unreadable(`${certificate} is not a certificate that a report can be signed with.`);
    }
    const { size } = await stat(file);
    if (size > MOST_REPORT_BYTES) return unreadable('It is larger than any report.');
    return tell(await verifyReport(await readFile(file)), expected);
  } catch (error) {
    return unreadable((error as Error).message);
  }
}

function tell(finding: Finding, expected: Certificate | null): keyof typeof exitCodes {
  switch (finding.result) {
    case 'unreadable':
      return unreadable('It is not a report of Facedesk, or nothing of it can be recognised any more.');
    case 'changed':
      console.log(`CHANGED: ${finding.changes.map(wordsOf).join('; ')}.`);
      if (finding.certificate !== null) console.log(`Its signature names: ${describe(finding.certificate)}`);
      return 'changed';
    case 'unchanged':
      return tellSigner(finding, expected);
  }
}

function tellSigner(
  { kind, certificate, report }: Extract<Finding, { result: 'unchanged' }>,
  expected: Certificate | null,
): keyof typeof exitCodes {
  const what = kind === 'pdf' ? 'The report' : 'The machine-readable report';
  if (expected !== null && !sameBytes(expected.der, certificate.der)) {
    console.log(`NOT SIGNED WITH THE CERTIFICATE GIVEN: ${describe(certificate)}`);
    console.log('Since somebody signed it with that other certificate it was not changed; before, it may have been.');
    return 'changed';
  }
  const { id, madeAt, checkIds, chain } = report;
  const checks = checkIds.length === 1 ? '1 check' : `${checkIds.length} checks`;
  console.log(`UNCHANGED. ${what} is as it was signed.`);
  console.log(`Signed by: ${describe(certificate)}`);
  console.log(
    expected === null
      ? 'No certificate was given, and anybody can take that name: compare the fingerprint with one that you trust.'
      : 'That is the certificate given.',
  );
  console.log(`Report ${id}, made ${madeAt} by that computer's clock, ${checks}.`);
  console.log(`Audit chain when it was made: ${chain.length} entries, ${chain.hash}`);
  return 'unchanged';
}

function unreadable(why: string): 'unreadable' {
  console.log(`CAN'T BE VERIFIED: ${why}`);
  return 'unreadable';
}

/** The fingerprint first and the name in quotes: a name can be anything, also one that looks like a fingerprint. */
function describe({ name, fingerprint }: Certificate): string {
  return `certificate's SHA-256 ${fingerprint}, which calls itself ${JSON.stringify(name)}`;
}

function wordsOf(change: Change): string {
  return change.what === 'picture' ? `the attached picture ${JSON.stringify(change.name)}` : changes[change.what];
}
