import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { isHere } from '../tools.ts';
import { expectFuses, run } from './reading.ts';

/** The program for Windows as it is packed on another system. It is read here, not run: docs/RELEASING.md. */

const packed = process.env.FACEDESK_PACKED_WINDOWS ?? '';
const executable = join(packed, 'Facedesk.exe');
const archive = join(packed, 'resources/app.asar');
const version = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version;

test.beforeAll(() => {
  if (packed === '') throw new Error('run these tests with `npm test`: it packs the program');
});

test('Windows is told what it is, by its own resources, and every fuse is set', async () => {
  test.skip(!isHere('exiftool') || !isHere('wrestool'), 'needs exiftool and wrestool (icoutils)');
  const told = JSON.parse(run('exiftool', '-json', executable))[0];
  expect(told).toMatchObject({
    ProductName: 'Facedesk',
    FileDescription: 'Facedesk',
    FileVersion: version,
    LegalCopyright: 'Copyright (c) 2026 The Facedesk authors',
    MachineType: 'AMD AMD64',
  });
  // A group of icons is of type 14.
  const sides = run('wrestool', '--list', '--type=3', executable).trim().split('\n');
  expect(run('wrestool', '--list', '--type=14', executable)).toContain('--type=14');
  expect(sides.length).toBeGreaterThanOrEqual(7);
  await expectFuses(executable);
});

test('the archive is bound to the executable by the hash of its head, and its native code is Windows’s alone', async () => {
  test.skip(!isHere('wrestool'), 'needs wrestool (icoutils)');
  const bound = run('wrestool', '--extract', '--raw', '--type=INTEGRITY', '--name=ELECTRONASAR', executable);
  const value = createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
  expect(JSON.parse(bound)).toEqual([{ file: 'resources\\app.asar', alg: 'SHA256', value }]);
  const native = listPackage(archive, { isPack: false }).filter((path) => path.endsWith('.node'));
  expect(native).toEqual(['/node_modules/better-sqlite3-multiple-ciphers/prebuilds/win32-x64.node']);
});

test('a signature made with a test certificate verifies, and does not once a byte is changed', async () => {
  test.skip(!isHere('osslsigncode') || !isHere('openssl'), 'needs osslsigncode and openssl');
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-signing-'));
  const path = (name: string) => join(folder, name);
  const [key, certificate, signed] = [path('key.pem'), path('certificate.pem'), path('signed.exe')];
  run(
    'openssl',
    ...['req', '-x509', '-newkey', 'rsa:3072', '-nodes', '-days', '2', '-subj', '/CN=Facedesk test'],
    ...['-addext', 'extendedKeyUsage=codeSigning', '-keyout', key, '-out', certificate],
  );
  run('osslsigncode', 'sign', '-certs', certificate, '-key', key, '-h', 'sha256', '-in', executable, '-out', signed);
  const verify = ['verify', '-CAfile', certificate, '-TSA-CAfile', certificate, '-in'];
  expect(run('osslsigncode', ...verify, signed)).toContain('Signature verification: ok');
  const bytes = readFileSync(signed);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  const changed = path('changed.exe');
  await writeFile(changed, bytes);
  expect(() => run('osslsigncode', ...verify, changed)).toThrow();
  await rm(folder, { recursive: true });
});
