import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { VaultStatus } from '../../../shared/vault.ts';
import { openHere } from '../../records/testing/open.ts';
import type { Work } from '../../records-session.ts';
import { readCertificateFile } from '../../reports/proof/keys/certificate.ts';
import { openSigningKeys } from '../../reports/proof/keys/signing-keys.ts';
import { finished, newSigner, sampleReport } from '../../reports/proof/testing/sample.ts';
import { createReportVerifier } from '../../reports/proof/verify/verify-thread.ts';
import type { Services } from '../services.ts';
import { reportsHandlers } from './reports.ts';
import { signingHandlers } from './signing.ts';

const verifyReport = createReportVerifier(new URL('../../reports/proof/verify/verify-worker.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'facedesk-signing-'));

const noVault: VaultStatus = { state: 'empty', keychain: false };
const lockedVault: VaultStatus = { state: 'locked', recoverable: false };

/** The handlers where nothing protects a key, beside these records. */
function practice(
  records: Work['records'] | null,
  path = join(folder, 'certificate.pem'),
  status: () => VaultStatus = () => noVault,
  agrees = true,
) {
  const vault = { status, read: () => null, keep: () => false, names: () => [] };
  const signing = openSigningKeys({ vault, installation: 'Facedesk (FIELD-07)', now: () => new Date('2026-11-22') });
  const work = records === null ? null : ({ records } as Work);
  const askCertificatePath = async () => ({ path, name: 'certificate.pem' });
  const asked: string[] = [];
  const askSigner: Services['askSigner'] = async (what, { name }) => {
    asked.push(`${what} ${name}`);
    return agrees;
  };
  const services = {
    signing,
    vault,
    askCertificatePath,
    askSigner,
    verifyReport,
    reportFault: (where: string) => asked.push(where),
    recordsSession: { current: () => work },
  } as unknown as Services;
  return { signing, asked, ...signingHandlers(services), ...reportsHandlers(services) };
}

async function signerOf({ signing }: ReturnType<typeof practice>) {
  const found = await signing.signer();
  if (!found.ok) throw new Error(found.error);
  return found.value.signer;
}

describe('While the vault is locked', () => {
  it('no certificate is shown, given away or forgotten as the installation’s', async () => {
    const path = join(folder, 'not written.pem');
    const handlers = practice(null, path, () => lockedVault);
    const closed = { ok: false, error: { code: 'vaultClosed' } };
    expect(await handlers['signing.read']({})).toMatchObject(closed);
    expect(await handlers['signing.exportCertificate']({})).toMatchObject(closed);
    expect(await handlers['signing.forgetKey']({})).toMatchObject(closed);
    expect(await handlers['signing.forgetCertificate']({ fingerprint: 'a' })).toMatchObject(closed);
    expect(existsSync(path)).toBe(false);
  });

  it('nobody’s report is told as a stranger’s', async () => {
    let status: VaultStatus = noVault;
    const handlers = practice(null, undefined, () => status);
    const bytes = await finished(await newSigner('Bank'));
    const changed = Buffer.concat([bytes, Buffer.from('more')]);
    status = lockedVault;
    const signer = { who: 'notAsked', name: 'Bank' };
    // A copy each time: what is verified goes to its thread and is gone here.
    const said = (file: Uint8Array) => handlers['reports.verify']({ bytes: Uint8Array.from(file) });
    expect(await said(bytes)).toMatchObject({ value: { result: 'unchanged', signer } });
    expect(await said(changed)).toMatchObject({
      value: { result: 'changed', signer },
    });
    const rubbish = Uint8Array.of(1, 2, 3);
    expect(await said(rubbish)).toMatchObject({ value: { result: 'unreadable' } });
    status = noVault;
    expect(await said(bytes)).toMatchObject({ value: { signer: { who: 'unknown' } } });
  });
});

describe('Verifying a report in the program', () => {
  it('tells whether the open records have its place in the audit chain, and its checks', async () => {
    const { records } = openHere();
    records.audit.append({ event: 'modeSwitched', mode: 'practice' });
    const handlers = practice(records);
    const signer = await signerOf(handlers);
    const chain = records.audit.head();
    records.audit.append({ event: 'modeSwitched', mode: 'sandbox' });
    const bytes = await finished(signer, sampleReport({ chain }));
    expect(await handlers['reports.verify']({ bytes })).toMatchObject({
      ok: true,
      value: {
        result: 'unchanged',
        signer: { who: 'thisInstallation' },
        checks: 1,
        records: { found: 0, chain: 'contained' },
      },
    });
    const elsewhere = await finished(signer);
    expect(await handlers['reports.verify']({ bytes: elsewhere })).toMatchObject({
      value: { records: { chain: 'notContained' } },
    });
  });

  it('tells what the file tells where the records can’t be read, and reports that fault', async () => {
    const countKnown = () => {
      throw new Error('database disk image is malformed');
    };
    const broken = { checks: { countKnown }, audit: {} } as unknown as Work['records'];
    const handlers = practice(broken);
    const bytes = await finished(await newSigner());
    expect(await handlers['reports.verify']({ bytes })).toMatchObject({
      value: { result: 'unchanged', signer: { who: 'unknown' }, records: null },
    });
    expect(handlers.asked).toEqual(['looking a report up in the records']);
  });

  it('says nothing of records that are not open', async () => {
    const bytes = await finished(await newSigner());
    expect(await practice(null)['reports.verify']({ bytes })).toMatchObject({
      value: { result: 'unchanged', signer: { who: 'unknown' }, records: null },
    });
  });
});

describe('The certificate', () => {
  it('is exported as the one that signs', async () => {
    const handlers = practice(null);
    expect(await handlers['signing.exportCertificate']({})).toEqual({
      ok: true,
      value: { result: 'written', name: 'certificate.pem' },
    });
    const exported = readCertificateFile(readFileSync(join(folder, 'certificate.pem')));
    expect(await handlers['signing.read']({})).toMatchObject({
      value: { own: { fingerprint: exported?.fingerprint, name: 'Facedesk (FIELD-07)', source: 'thisRun' }, known: [] },
    });
  });

  it('is told not to have been written where the folder isn’t there', async () => {
    const handlers = practice(null, join(folder, 'nowhere', 'certificate.pem'));
    expect(await handlers['signing.exportCertificate']({})).toEqual({
      ok: true,
      value: { result: 'failed', why: 'refused' },
    });
  });

  it('of somebody else is not known where the person outside the window does not agree', async () => {
    const handlers = practice(null, undefined, undefined, false);
    const signer = await newSigner('Bank');
    expect(await handlers['signing.importCertificate']({ file: signer.certificate.der })).toEqual({
      ok: true,
      value: { result: 'refused', why: 'declined' },
    });
    expect(handlers.asked).toEqual(['newCertificate Bank']);
    const bytes = await finished(signer);
    expect(await handlers['reports.verify']({ bytes })).toMatchObject({ value: { signer: { who: 'unknown' } } });
  });

  it('of somebody else is known once it was imported, and can be forgotten', async () => {
    const handlers = practice(null);
    const signer = await newSigner('Bank');
    const file = signer.certificate.der;
    expect(await handlers['signing.importCertificate']({ file })).toEqual({
      ok: true,
      value: { result: 'taken', name: 'Bank' },
    });
    const bytes = await finished(signer);
    const said = () => handlers['reports.verify']({ bytes: Uint8Array.from(bytes) });
    expect(await said()).toMatchObject({ value: { signer: { who: 'known', name: 'Bank' } } });
    await handlers['signing.forgetCertificate']({ fingerprint: signer.certificate.fingerprint });
    expect(await said()).toMatchObject({ value: { signer: { who: 'unknown', name: 'Bank' } } });
  });

  it('and key of a file that is none are refused', async () => {
    const file = Uint8Array.from(Buffer.from('rubbish'));
    const handlers = practice(null);
    expect(await handlers['signing.importKey']({ file, passphrase: '' })).toEqual({
      ok: true,
      value: { result: 'refused', why: 'notAFile' },
    });
    expect(await handlers['signing.importCertificate']({ file })).toEqual({
      ok: true,
      value: { result: 'refused', why: 'notACertificate' },
    });
  });
});
