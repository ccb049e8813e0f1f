import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NumericString } from 'asn1js';
import { beforeAll, describe, expect, it } from 'vitest';
import { isHere } from '../../../../tests/tools.ts';
import { renamed } from '../testing/renamed.ts';
import { finished, newSigner, sampleReport } from '../testing/sample.ts';
import { signerOf } from '../verify/verification.ts';
import { verifyReport } from '../verify/verify-report.ts';
import { type Certificate, certificateFile } from './certificate.ts';
import { type KeyStore, openSigningKeys, type SigningKeys } from './signing-keys.ts';

const today = new Date('2026-11-22T06:30:00Z');

/** Keeps texts while it is open. */
function fakeVault(state: 'open' | 'empty' | 'locked' | 'closed' = 'open') {
  const texts = new Map<string, string>();
  let now = state;
  const vault: KeyStore = {
    status: () => ({ state: now }),
    read: (name) => (now === 'open' ? (texts.get(name) ?? null) : null),
    keep(name, text) {
      if (now !== 'open') return false;
      texts.set(name, text);
      return true;
    },
    names: () => [...texts.keys()],
  };
  return { vault, texts, become: (next: typeof state) => (now = next) };
}

function keysIn({ vault }: ReturnType<typeof fakeVault>, now = today) {
  return openSigningKeys({ vault, installation: 'Facedesk (FIELD-07)', now: () => now });
}

const agreed = async () => true;

/** By whom a report is signed now. */
async function signing(keys: SigningKeys) {
  const found = await keys.signer();
  if (!found.ok) throw new Error(found.error);
  return found.value;
}

describe('The installation’s own key', () => {
  it('is made once, kept in the vault, and can’t be taken out of the program’s memory', async () => {
    const vault = fakeVault();
    const keys = keysIn(vault);
    const [one, two] = await Promise.all([signing(keys), signing(keys)]);
    expect(one.source).toBe('installation');
    expect(one.signer.certificate.name).toBe('Facedesk (FIELD-07)');
    expect(two.signer.certificate.fingerprint).toBe(one.signer.certificate.fingerprint);
    expect(one.signer.key.extractable).toBe(false);
    const later = await signing(keysIn(vault));
    expect(later.signer.certificate.fingerprint).toBe(one.signer.certificate.fingerprint);
  });

  it('gets a successor when it has run out, and what it signed is still ours', async () => {
    const vault = fakeVault();
    const before = await signing(keysIn(vault));
    const later = keysIn(vault, new Date('2036-11-23T00:00:00Z'));
    const after = await signing(later);
    expect(after.signer.certificate.fingerprint).not.toBe(before.signer.certificate.fingerprint);
    expect(signerOf(before.signer.certificate, await later.pins()).who).toBe('thisInstallation');
  });

  it('is one of this run alone while nothing lasts, and the installation’s once something does', async () => {
    const vault = fakeVault('empty');
    const keys = keysIn(vault);
    const first = await signing(keys);
    expect(first.source).toBe('thisRun');
    expect((await signing(keys)).signer.certificate.fingerprint).toBe(first.signer.certificate.fingerprint);
    expect(vault.texts.size).toBe(0);
    vault.become('open');
    expect((await signing(keys)).source).toBe('installation');
    expect(signerOf(first.signer.certificate, await keys.pins()).who).toBe('thisInstallation');
  });

  it.each(['locked', 'closed'] as const)('has no other in its place while the vault is %s', async (state) => {
    const vault = fakeVault();
    const own = await signing(keysIn(vault));
    vault.become(state);
    const keys = keysIn(vault);
    expect(await keys.signer()).toEqual({ ok: false, error: 'vaultClosed' });
    expect((await keys.pins()).areAll).toBe(false);
    expect(keys.forgetKey()).toEqual({ ok: false, error: 'vaultClosed' });
    expect(keys.forgetCertificate(own.signer.certificate.fingerprint)).toEqual({ ok: false, error: 'vaultClosed' });
    vault.become('open');
    expect((await keys.pins()).areAll).toBe(true);
    expect((await signing(keys)).signer.certificate.fingerprint).toBe(own.signer.certificate.fingerprint);
  });

  it('is not made anew where the vault holds one that can’t be unsealed', async () => {
    const vault = fakeVault();
    await signing(keysIn(vault));
    const sealed = vault.texts.get('signing');
    const damaged: KeyStore = { ...vault.vault, read: () => null };
    const keys = openSigningKeys({ vault: damaged, installation: 'Facedesk (FIELD-07)', now: () => today });
    expect(await keys.signer()).toEqual({ ok: false, error: 'vaultClosed' });
    expect(keys.forgetKey()).toEqual({ ok: false, error: 'vaultClosed' });
    expect((await keys.pins()).areAll).toBe(false);
    expect(vault.texts.get('signing')).toBe(sealed);
  });

  it('is not made where the vault is closed meanwhile', async () => {
    const vault = fakeVault();
    const keys = keysIn(vault);
    const made = keys.signer();
    vault.become('locked');
    expect(await made).toEqual({ ok: false, error: 'vaultClosed' });
    expect(vault.texts.size).toBe(0);
  });

  it.each(['1949-06-01T00:00:00.000Z', '2045-06-01T00:00:00.000Z', '2051-06-01T00:00:00.000Z'])(
    'is made and signs whatever the clock says: %s',
    async (now) => {
      const { signer } = await signing(keysIn(fakeVault(), new Date(now)));
      expect(signer.certificate.validFrom.toISOString()).toBe(now);
      const report = await finished(signer, sampleReport({ madeAt: now }));
      expect(await verifyReport(report)).toMatchObject({ result: 'unchanged', kind: 'pdf' });
    },
  );
});

describe('Certificates of others', () => {
  it('are known by their bytes once they are imported, and strangers again once they are forgotten', async () => {
    const vault = fakeVault();
    const keys = keysIn(vault);
    const { certificate } = await newSigner('Bank');
    expect(signerOf(certificate, await keys.pins()).who).toBe('unknown');
    const pem = Buffer.from(`Exported on Monday:\n${certificateFile(certificate.der)}`);
    expect(await keys.importCertificate(pem, agreed)).toMatchObject({ ok: true, value: { name: 'Bank' } });
    expect(signerOf(certificate, await keysIn(vault).pins()).who).toBe('known');
    expect(signerOf((await newSigner('Bank')).certificate, await keys.pins()).who).toBe('unknown');
    expect(await keys.importCertificate(certificate.der, agreed)).toEqual({ ok: false, error: 'alreadyKnown' });
    keys.forgetCertificate(certificate.fingerprint);
    expect(signerOf(certificate, await keys.pins()).who).toBe('unknown');
  });

  it('go into the vault as soon as there is one', async () => {
    const { certificate } = await newSigner('Bank');
    const vault = fakeVault('empty');
    const before = keysIn(vault);
    await before.importCertificate(certificate.der, agreed);
    vault.become('open');
    await before.pins();
    expect(signerOf(certificate, await keysIn(vault).pins()).who).toBe('known');
  });

  it('are not taken where a person does not agree, who is told whose they are', async () => {
    const { certificate } = await newSigner('Bank');
    const keys = keysIn(fakeVault());
    const told: string[] = [];
    const decline = async ({ name, fingerprint }: Certificate) => {
      told.push(name, fingerprint);
      return false;
    };
    expect(await keys.importCertificate(certificate.der, decline)).toEqual({ ok: false, error: 'declined' });
    expect(told).toEqual(['Bank', certificate.fingerprint]);
    expect(signerOf(certificate, await keys.pins()).who).toBe('unknown');
  });

  it('are known for this run while there is no vault, and not taken while it is closed', async () => {
    const { certificate } = await newSigner('Bank');
    const practice = keysIn(fakeVault('empty'));
    expect((await practice.importCertificate(certificate.der, agreed)).ok).toBe(true);
    expect(signerOf(certificate, await practice.pins()).who).toBe('known');
    const locked = keysIn(fakeVault('locked'));
    expect(await locked.importCertificate(certificate.der, agreed)).toEqual({ ok: false, error: 'vaultClosed' });
  });

  it('are refused where they are none, or our own', async () => {
    const keys = keysIn(fakeVault());
    const own = await signing(keys);
    expect(await keys.importCertificate(own.signer.certificate.der, agreed)).toEqual({
      ok: false,
      error: 'alreadyKnown',
    });
    for (const file of ['', 'rubbish', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']) {
      expect(await keys.importCertificate(Buffer.from(file), agreed)).toEqual({ ok: false, error: 'notACertificate' });
    }
  });

  it('are refused where not everybody’s tools can read their names', async () => {
    const { certificate } = await newSigner('Bank');
    const der = renamed(certificate.der, 'subject', new NumericString({ value: '12' }));
    const refused = { ok: false, error: 'certificateNames' };
    expect(await keysIn(fakeVault()).importCertificate(der, agreed)).toEqual(refused);
  });
});

describe.skipIf(!isHere('openssl'))('An organisation’s key (skipped where there is no openssl)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-keys-'));
  const passphrase = 'gehéim मोहन';
  // What openssl makes is valid from now on.
  const soon = new Date(Date.now() + 3_600_000);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const file = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
  const rsa = (bits: number) => ['-newkey', `rsa:${bits}`];
  const curve = (name: string) => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${name}`];
  const wrap = (key: string, out: string, ...options: string[]) =>
    openssl(...['pkcs12', '-export', '-inkey', `${key}.key`, '-in', `${key}.pem`, '-out', out], ...options);

  beforeAll(() => {
    const kinds = {
      p256: curve('P-256'),
      p384: curve('P-384'),
      rsa: rsa(2048),
      short: rsa(1024),
      gone: curve('P-256'),
      pss: ['-newkey', 'rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048'],
      long: curve('P-256'),
    };
    for (const [name, newKey] of Object.entries(kinds)) {
      const days = name === 'gone' ? '1' : '3650';
      const units = name === 'long' ? `/OU=${'u'.repeat(60)}`.repeat(30) : '';
      const names = ['-subj', `/C=IN/O=Bank${units}/CN=Bank ${name}`, '-keyout', `${name}.key`, '-out', `${name}.pem`];
      openssl('req', '-x509', '-nodes', '-days', days, ...newKey, ...names);
      wrap(name, `${name}.p12`, '-passout', `pass:${passphrase}`);
    }
    const legacy = ['-legacy', '-passout', `pass:${passphrase}`];
    wrap('rsa', 'rc2.p12', ...legacy);
    wrap('rsa', 'triple-des.p12', ...legacy, '-certpbe', 'PBE-SHA1-3DES');
    wrap('p256', 'aes-128.p12', '-passout', `pass:${passphrase}`, '-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC');
    wrap('p256', 'no-mac.p12', '-passout', `pass:${passphrase}`, '-nomac');
    wrap('p256', 'open.p12', '-passout', `pass:${passphrase}`, '-certpbe', 'NONE', '-keypbe', 'NONE');
    wrap('rsa', 'rc2-128.p12', ...legacy, '-certpbe', 'PBE-SHA1-RC2-128');
    wrap('p256', 'camellia.p12', '-passout', `pass:${passphrase}`, '-keypbe', 'CAMELLIA-256-CBC');
    wrap('p256', 'no-mac-camellia.p12', '-passout', `pass:${passphrase}`, '-nomac', '-keypbe', 'CAMELLIA-256-CBC');
    openssl('pkcs12', '-export', '-nokeys', '-in', 'p256.pem', '-passout', 'pass:', '-out', 'no-key.p12');
  });

  it.each(['p256', 'rsa', 'long', 'rc2', 'triple-des', 'aes-128', 'no-mac', 'open'])(
    'signs in place of our own: %s.p12',
    async (name) => {
      const keys = keysIn(fakeVault(), soon);
      const own = await signing(keys);
      expect(await keys.importKey(file(`${name}.p12`), passphrase, agreed)).toEqual({ ok: true, value: null });
      const { signer, source } = await signing(keys);
      expect(source).toBe('organisation');
      expect(signer.certificate.name).toMatch(/^Bank (p256|rsa|long)$/);
      const report = await finished(signer);
      expect(await verifyReport(report)).toMatchObject({ result: 'unchanged', kind: 'pdf' });
      if (isHere('pdfsig')) {
        writeFileSync(join(folder, 'report.pdf'), report);
        const said = execFileSync('pdfsig', ['report.pdf'], { cwd: folder, encoding: 'utf8' });
        expect(said).toContain('Signature is Valid');
        expect(said).toContain('Total document signed');
      }
      keys.forgetKey();
      expect((await signing(keys)).signer.certificate.fingerprint).toBe(own.signer.certificate.fingerprint);
      // Others may have that key as well.
      expect(signerOf(signer.certificate, await keys.pins()).who).toBe('known');
      keys.forgetCertificate(signer.certificate.fingerprint);
      expect(signerOf(signer.certificate, await keys.pins()).who).toBe('unknown');
    },
  );

  it.each([
    ['a wrong passphrase', 'p256.p12', 'another', 'wrongPassphrase'],
    ['none', 'p256.p12', '', 'wrongPassphrase'],
    ['a wrong one of an older file', 'rc2.p12', 'another', 'wrongPassphrase'],
    ['a wrong one where nothing is there to check it by', 'no-mac.p12', 'another', 'wrongPassphrase'],
    [
      'a wrong one of a file that could not be opened with the right one either',
      'rc2-128.p12',
      'another',
      'wrongPassphrase',
    ],
    ['RC2 of 128 bits', 'rc2-128.p12', passphrase, 'protection'],
    ['a cipher that isn’t known', 'camellia.p12', passphrase, 'protection'],
    ['one where nothing is there to check the passphrase by', 'no-mac-camellia.p12', passphrase, 'protection'],
    ['a file without a key', 'no-key.p12', '', 'noKey'],
    ['RSA for PSS alone', 'pss.p12', passphrase, 'keyKind'],
    ['another curve', 'p384.p12', passphrase, 'keyKind'],
    ['RSA that is too short', 'short.p12', passphrase, 'keyKind'],
    ['a certificate alone', 'p256.pem', passphrase, 'notAFile'],
  ])('is refused: %s', async (_what, name, typed, why) => {
    const keys = keysIn(fakeVault(), soon);
    expect(await keys.importKey(file(name), typed, agreed)).toEqual({ ok: false, error: why });
    expect((await signing(keys)).source).toBe('installation');
  });

  it('is refused once its certificate has run out', async () => {
    const keys = keysIn(fakeVault(), new Date('2100-01-01T00:00:00Z'));
    expect(await keys.importKey(file('gone.p12'), passphrase, agreed)).toEqual({ ok: false, error: 'expired' });
  });

  it('is refused before its certificate is valid', async () => {
    const keys = keysIn(fakeVault(), new Date('2020-01-01T00:00:00Z'));
    expect(await keys.importKey(file('p256.p12'), passphrase, agreed)).toEqual({ ok: false, error: 'expired' });
  });

  it('is refused where nothing can keep it', async () => {
    expect(await keysIn(fakeVault('empty'), soon).importKey(file('p256.p12'), passphrase, agreed)).toEqual({
      ok: false,
      error: 'vaultClosed',
    });
  });

  it('is refused as no such file wherever it was cut off or its beginning is rubbish', async () => {
    const whole = file('p256.p12');
    for (const damaged of [new Uint8Array(), whole.subarray(0, 100), Uint8Array.from(whole).fill(7, 0, 20)]) {
      expect(await keysIn(fakeVault(), soon).importKey(damaged, passphrase, agreed)).toEqual({
        ok: false,
        error: 'notAFile',
      });
    }
  });
});
