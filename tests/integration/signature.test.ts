import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { matchFaces } from '../../electron/vendors/cashfree/client.ts';
import { cashfreeSignature, readPublicKey } from '../../electron/vendors/cashfree/signature.ts';
import { unwatched } from '../../electron/vendors/exchange.ts';
import { isHere } from '../tools.ts';
import { testAccess, testEnvironment, testMatch } from './vendors.ts';
import { startWireServer } from './wire-server.ts';

describe.skipIf(!isHere('openssl'))('Cashfree’s signature (skipped where there is no openssl)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-signature-'));
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const pem = (name: string) => readFileSync(join(folder, name), 'utf8');
  beforeAll(() => {
    openssl('genrsa', '-out', 'private.pem', '2048');
    openssl('rsa', '-in', 'private.pem', '-pubout', '-out', 'spki.pem');
    openssl('rsa', '-in', 'private.pem', '-RSAPublicKey_out', '-out', 'pkcs1.pem');
    openssl('genrsa', '-out', 'short.private.pem', '1024');
    openssl('rsa', '-in', 'short.private.pem', '-pubout', '-out', 'short.pem');
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'ec.private.pem');
    openssl('ec', '-in', 'ec.private.pem', '-pubout', '-out', 'ec.pem');
    openssl('req', '-x509', '-key', 'private.pem', '-subj', '/CN=x', '-out', 'certificate.pem');
  });

  function opened(signature: string): string {
    writeFileSync(join(folder, 'signature'), Buffer.from(signature, 'base64'));
    const oaep = ['rsa_padding_mode:oaep', 'rsa_oaep_md:sha1', 'rsa_mgf1_md:sha1'].flatMap((option) => [
      '-pkeyopt',
      option,
    ]);
    return openssl('pkeyutl', '-decrypt', '-inkey', 'private.pem', '-in', 'signature', ...oaep).toString();
  }

  it.each(['spki.pem', 'pkcs1.pem'])(
    'under %s is opened by the private key: client id, point, Unix seconds',
    (name) => {
      const key = readPublicKey(pem(name));
      if (!key.ok) throw new Error(key.error);
      const now = new Date('2026-11-20T06:30:00.999Z');
      const seconds = Date.UTC(2026, 10, 20, 6, 30) / 1000;
      expect(opened(cashfreeSignature(key.value, 'CF-CLIENT-7', now))).toBe(`CF-CLIENT-7.${seconds}`);
    },
  );

  it('goes out with each request, a new one each time, and only where there is a public key', async () => {
    const key = readPublicKey(`Copied from the dashboard:\r\n${pem('spki.pem')}\r\n`);
    if (!key.ok) throw new Error(key.error);
    const server = await startWireServer();
    const access = { ...testAccess(server.url), publicKey: key.value };
    await matchFaces(testEnvironment(), access, testMatch(), unwatched());
    await matchFaces(testEnvironment(), access, testMatch(), unwatched());
    await matchFaces(testEnvironment(), testAccess(server.url), testMatch(), unwatched());
    const signatures = server.received.map(({ headers }) => headers.find(([name]) => name === 'x-cf-signature')?.[1]);
    expect(signatures[0]).not.toBe(signatures[1]);
    expect(opened(signatures[0] ?? '')).toBe(`client-7.${Date.UTC(2026, 10, 20, 6, 30) / 1000}`);
    expect(opened(signatures[1] ?? '')).toBe(opened(signatures[0] ?? ''));
    expect(signatures[2]).toBeUndefined();
    await server.close();
  });

  it.each([
    ['a private key', 'private.pem', 'privateKey'],
    ['a certificate', 'certificate.pem', 'certificate'],
    ['a key that is not RSA', 'ec.pem', 'notRsa'],
    ['a key that is too short', 'short.pem', 'tooShort'],
  ])('is refused %s', (_what, name, problem) => {
    expect(readPublicKey(pem(name))).toEqual({ ok: false, error: problem });
  });

  it.each(['', 'rubbish', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'x'.repeat(30_000)])(
    'is refused %j',
    (text) => expect(readPublicKey(text)).toEqual({ ok: false, error: 'notAPublicKey' }),
  );
});
