import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { certificateFile } from '../../electron/reports/proof/keys/certificate.ts';
import type { ReportSigner } from '../../electron/reports/proof/keys/signer.ts';
import { finished, newSigner, sampleReport } from '../../electron/reports/proof/testing/sample.ts';

describe('npm run verify-report', () => {
  let folder: string;
  let signer: ReportSigner;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'facedesk-verify-'));
    signer = await newSigner();
    const file = await finished(signer);
    await writeFile(join(folder, 'report.pdf'), file);
    await writeFile(join(folder, 'own.pem'), certificateFile(signer.certificate.der));
    await writeFile(join(folder, 'own.der'), signer.certificate.der);
    await writeFile(join(folder, 'other.pem'), certificateFile((await newSigner()).certificate.der));
    await writeFile(join(folder, 'appended.pdf'), Buffer.concat([file, Buffer.from('\n')]));
    const picture = Buffer.from(file);
    picture.write('JFIX', picture.indexOf('JFIF'), 'latin1');
    await writeFile(join(folder, 'picture.pdf'), picture);
    await writeFile(join(folder, 'letter.txt'), 'Dear Sir');
    // The picture is still there, but where the file begins and ends is not what was signed.
    await writeFile(join(folder, 'moved.pdf'), Buffer.concat([Buffer.from('\n'), file]));
    await writeFile(join(folder, 'renamed.pdf'), withPictureNamed(file, '\u009b2K\u202e\u2028Asha'));
    const start = '{"schema":"facedesk.report/3","checks":[';
    await writeFile(join(folder, 'checks.json'), `${start}${'0,'.repeat(20_000_000)}0]}`);
    await writeFile(join(folder, 'brackets.json'), `${start}${'['.repeat(40_000_000)}`);
  });
  /** The same as npm does it. */
  function verify(...names: string[]) {
    const args = ['scripts/launch.mjs', 'verify-report', ...names.map((name) => name.replace('@', `${folder}/`))];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { code: status, output: stdout };
  }

  it('ends with 0 for an unchanged report, naming its signer', () => {
    const { code, output } = verify('@report.pdf');
    expect(code).toBe(0);
    expect(output).toContain('UNCHANGED');
    expect(output).toContain(signer.certificate.name);
    expect(output).toContain(signer.certificate.fingerprint);
    expect(output).toContain(sampleReport().id);
    expect(output).toContain('No certificate was given, and anybody can take that name');
  });

  it.each(['@own.pem', '@own.der'])('ends with 0 where %s is whose it is', (certificate) => {
    const { code, output } = verify('@report.pdf', '--cert', certificate);
    expect(code).toBe(0);
    expect(output).toContain('That is the certificate given.');
    // npm keeps the option to itself where the two dashes are forgotten, but never a second file.
    expect(verify('@report.pdf', certificate)).toEqual({ code, output });
  });

  it.each([
    ['@appended.pdf', 'appended after it was signed'],
    ['@picture.pdf', 'the attached picture "picture-1.jpg"'],
    ['@moved.pdf', 'CHANGED: the file as a whole is not the one that was signed.'],
    ['@renamed.pdf', 'the attached picture "2KAsha"'],
  ])('ends with 1 for %s, and says what was changed', (name, what) => {
    const { code, output } = verify(name, '--cert', '@own.pem');
    expect(code).toBe(1);
    expect(output).toContain('CHANGED');
    expect(output).toContain(what);
  });

  it('ends with 1 where another has signed it than the certificate given, of the same name', () => {
    for (const names of [['--cert', '@other.pem'], ['@other.pem']]) {
      const { code, output } = verify('@report.pdf', ...names);
      expect(code).toBe(1);
      expect(output).toContain('NOT SIGNED WITH THE CERTIFICATE GIVEN');
    }
  });

  it('names a signer such that its name can’t be taken for a fingerprint', async () => {
    const impostor = await newSigner(`Asha", certificate's SHA-256 ${signer.certificate.fingerprint}\u202e`);
    await writeFile(join(folder, 'impostor.pdf'), await finished(impostor));
    const { output } = verify('@impostor.pdf');
    expect(output).toContain(
      `Signed by: certificate's SHA-256 ${impostor.certificate.fingerprint}, which calls itself "`,
    );
    expect(output).toContain(String.raw`"Asha\", certificate's`);
    expect(output).not.toContain('\u202e');
  });

  it.each([
    ['@letter.txt'],
    ['@nothing.pdf'],
    ['@checks.json'],
    ['@brackets.json'],
    [],
    ['@report.pdf', '@report.pdf'],
    ['@report.pdf', '--cert', '@letter.txt'],
    ['@report.pdf', '@own.pem', '@other.pem'],
    ['@report.pdf', '@own.pem', '--cert', '@other.pem'],
  ])('ends with 2 where nothing can be verified: %s %s', (...args) => {
    const { code, output } = verify(...args);
    expect(code).toBe(2);
    expect(output).toContain("CAN'T BE VERIFIED");
  });
});

/** Its twin gives the first picture another name and another hash; nothing else is put right. */
function withPictureNamed(file: Buffer, name: string): Buffer {
  const [begin, end] = [file.indexOf('{"agent"'), file.indexOf('\nendstream', file.indexOf('{"agent"'))];
  const twin = JSON.parse(file.toString('utf8', begin, end));
  twin.checks[0].pictures[0].attachment = name;
  twin.checks[0].pictures[0].sha256 = 'd'.repeat(64);
  Object.assign(twin.proof.attachments[0], { name, sha256: 'd'.repeat(64) });
  const text = Buffer.from(JSON.stringify(twin));
  const before = file.toString('latin1', 0, begin);
  const length = before.lastIndexOf('/Length ');
  const put = before.slice(length).replace(/\d+/, `${text.byteLength}`);
  return Buffer.concat([Buffer.from(`${before.slice(0, length)}${put}`, 'latin1'), text, file.subarray(end)]);
}
