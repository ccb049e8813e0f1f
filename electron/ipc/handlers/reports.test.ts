import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportRequest } from '../../../shared/evidence/evidence.ts';
import type { VaultStatus } from '../../../shared/vault.ts';
import { openHere } from '../../records/testing/open.ts';
import { newLookup, temporaryFolder } from '../../records/testing/records.ts';
import { openSigningKeys } from '../../reports/proof/keys/signing-keys.ts';
import { finished, newSigner, printed } from '../../reports/proof/testing/sample.ts';
import { createReportVerifier } from '../../reports/proof/verify/verify-thread.ts';
import { createLongWork } from '../../work/long-work.ts';
import type { Services } from '../services.ts';
import { reportsHandlers } from './reports.ts';

/** A vault that can be closed, and a person who chooses a file. */
function open() {
  const { records } = openHere();
  const folder = temporaryFolder();
  const texts = new Map<string, string>();
  let state: VaultStatus['state'] = 'open';
  const vault = {
    status: () => ({ state }),
    read: (name: string) => (state === 'open' ? (texts.get(name) ?? null) : null),
    keep: (name: string, text: string) => state === 'open' && texts.set(name, text) !== null,
    names: () => [...texts.keys()],
  };
  const now = () => new Date('2026-11-22T06:30:00Z');
  const verify = createReportVerifier(new URL('../../reports/proof/verify/verify-worker.ts', import.meta.url));
  const world = {
    whenPrinted: () => {},
    /** What the verifier gets to see. */
    finished: (file: Uint8Array) => file,
    asked: 0,
    /** Open. */
    printers: 0,
    /** Null: as the certificate has it. */
    signerValidUntil: null as Date | null,
    isDeclined: false,
    closeVault: () => (state = 'locked'),
  };
  const keys = openSigningKeys({ vault, installation: 'Facedesk (FIELD-07)', now });
  const withDates = (found: Awaited<ReturnType<typeof keys.signer>>): typeof found => {
    if (!found.ok || world.signerValidUntil === null) return found;
    const { signer, source } = found.value;
    const certificate = { ...signer.certificate, validUntil: world.signerValidUntil };
    return { ok: true, value: { signer: { ...signer, certificate }, source } };
  };
  const services = {
    recordsSession: { current: () => ({ records, outbox: { sharedWith: () => [] } }) },
    newId: () => '019fc1c2-1111-7000-8000-000000000001',
    now,
    clockOffset: () => 0,
    version: '0.1.0',
    reportWork: createLongWork(() => {}),
    device: { name: 'FIELD-07', system: 'Windows 11' },
    savedFile: { remember: () => {} },
    askReportPath: async () => {
      world.asked += 1;
      return world.isDeclined ? null : { path: join(folder, 'report.pdf'), name: 'report.pdf' };
    },
    openPrinter: () => {
      world.printers += 1;
      return {
        print: async () => {
          world.whenPrinted();
          return printed;
        },
        close: async () => {
          world.printers -= 1;
        },
      };
    },
    verifyOwnReport: (file: Uint8Array) => verify(world.finished(file)),
    signing: { ...keys, signer: async () => withDates(await keys.signer()) },
  } as unknown as Services;
  const check = newLookup();
  records.checks.insert(check);
  const request: ReportRequest = {
    of: { kind: 'check', id: check.id },
    withPictures: false,
    masked: false,
    language: 'en',
    despite: false,
  };
  const handlers = reportsHandlers(services);
  const save = async (despite = false) => handlers['reports.save']({ ...request, despite });
  return { world, folder, records, check, save };
}

describe('saving a report', () => {
  it('writes and signs it', async () => {
    const { world, folder, records, save } = open();
    const before = records.audit.head().length;
    expect(await save()).toMatchObject({ ok: true, value: { result: 'written', name: 'report.pdf' } });
    expect(world.printers).toBe(0);
    expect(readdirSync(folder)).toEqual(['report.pdf']);
    expect(records.audit.head().length).toBe(before + 1);
  });

  it('keeps nothing ready to print for a person who changes their mind, nor for one who has to be asked first', async () => {
    const { world, folder, save } = open();
    world.isDeclined = true;
    expect(await save()).toEqual({ ok: true, value: { result: 'declined' } });
    world.closeVault();
    expect(await save()).toEqual({ ok: true, value: { result: 'failed', why: 'vaultClosed' } });
    expect([world.printers, readdirSync(folder)]).toEqual([0, []]);
  });

  it('first says which characters of it may not print, and writes it where it is wanted all the same', async () => {
    const { world, folder, records, check, save } = open();
    records.checks.addNote(check.id, { id: check.id, at: '2026-11-22T06:30:00.000Z', text: 'Li 李' });
    expect(await save()).toEqual({
      ok: true,
      value: {
        result: 'asks',
        unprintable: [{ place: 'checkNote', characters: [{ text: '李', points: [0x674e] }] }],
        signerExpired: null,
      },
    });
    expect([world.asked, readdirSync(folder)]).toEqual([0, []]);
    expect(await save(true)).toMatchObject({ value: { result: 'written' } });
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });

  it('first says that the certificate it would be signed with has run out', async () => {
    const { world, save } = open();
    world.signerValidUntil = new Date('2026-11-01T00:00:00Z');
    expect(await save()).toMatchObject({
      value: { result: 'asks', unprintable: [], signerExpired: '2026-11-01T00:00:00.000Z' },
    });
    expect(await save(true)).toMatchObject({ value: { result: 'written' } });
  });

  it('asks for no file while the vault with the key is closed', async () => {
    const { world, folder, save } = open();
    world.closeVault();
    expect(await save()).toEqual({ ok: true, value: { result: 'failed', why: 'vaultClosed' } });
    expect(world.asked).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves no file where the vault is closed while it is printed', async () => {
    const { world, folder, save } = open();
    world.whenPrinted = world.closeVault;
    expect(await save()).toEqual({ ok: true, value: { result: 'failed', why: 'vaultClosed' } });
    expect(world.asked).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives out no file that would be told as changed, or as another’s', async () => {
    const { world, folder, records, save } = open();
    const before = records.audit.head().length;
    world.finished = (file) => file.with(file.length - 100, 0);
    expect(await save()).toEqual({ ok: true, value: { result: 'failed', why: 'unsound' } });
    const others = await finished(await newSigner());
    world.finished = () => Uint8Array.from(others);
    expect(await save()).toEqual({ ok: true, value: { result: 'failed', why: 'unsound' } });
    expect(readdirSync(folder)).toEqual([]);
    expect(records.audit.head().length).toBe(before);
  });
});
