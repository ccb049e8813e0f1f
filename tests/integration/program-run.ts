import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createOutbox } from '../../electron/outbox/outbox.ts';
import { createPictureDrafts } from '../../electron/records/pictures/picture-drafts.ts';
import { createRecordsSession, type RecordsSession, type RecordsSessionParts } from '../../electron/records-session.ts';
import { openVault, type Vault } from '../../electron/vault/vault.ts';
import { type Keychain, type VaultStorage, vaultFileSchema } from '../../electron/vault/vault-schema.ts';
import { decodedBy } from './looks.ts';
import { idOf, practiceLane, usualParts, type VendorUrls } from './road.ts';

/** What outlives a run of the program: its folder, the system's keychain, and a number outside the records. */
export interface Computer {
  readonly folder: string;
  readonly keychain: Keychain;
  waiting: number | null;
  chainLength: number | null;
}

export function computer(folder: string, hasKeychain: boolean): Computer {
  const secret = randomBytes(32);
  const mask = (bytes: Uint8Array) => Buffer.from(bytes.map((byte, index) => byte ^ (secret[index] ?? 0)));
  const keychain: Keychain = {
    backend: () => (hasKeychain ? 'gnome_libsecret' : null),
    available: () => hasKeychain,
    wrap: (key) => mask(key).toString('base64'),
    unwrap: (wrapped) => mask(Buffer.from(wrapped, 'base64')),
  };
  return { folder, keychain, waiting: null, chainLength: null };
}

/** One run of the program, without its window. */
export interface ProgramRun {
  readonly vault: Vault;
  readonly recordsSession: RecordsSession;
  /** Enters a lookup and a match in practice that stay where they are, and gives their ids. */
  readonly enter: () => Promise<{ lookup: string; match: string }>;
  readonly has: (id: string) => boolean;
}

/** @param change what goes otherwise than usual in this run */
export function startProgram(
  on: Computer,
  vendors: VendorUrls,
  change: (parts: RecordsSessionParts) => Partial<RecordsSessionParts> = () => ({}),
): ProgramRun {
  const vault = openVault(vaultStorage(on.folder), on.keychain);
  const drafts = createPictureDrafts(() => crypto.randomUUID());
  const usual: RecordsSessionParts = {
    folder: on.folder,
    vault,
    records: {
      now: () => new Date(),
      newId: () => crypto.randomUUID(),
      account: 'tester',
    },
    readerScript: join(import.meta.dirname, '../../electron/reader/worker.ts'),
    buildOutbox: (records) =>
      createOutbox({ ...usualParts(vendors), drafts, records, isProtected: () => !recordsSession.throwAway() }),
    waitingOutside: {
      read: () => on.waiting,
      remember: (waiting) => {
        on.waiting = waiting;
      },
    },
    chainLengthOutside: {
      read: () => on.chainLength,
      remember: (length) => {
        on.chainLength = length;
      },
    },
    onChange: () => undefined,
    reportFault: (where, error) => {
      throw new Error(`a fault of the program in ${where}`, { cause: error });
    },
  };
  const recordsSession = createRecordsSession({ ...usual, ...change(usual) });
  onTestFinished(() => recordsSession.close());

  async function addPortrait(name: string): Promise<string> {
    const bytes = await readFile(join(import.meta.dirname, `../../resources/practice/${name}.jpg`));
    const added = drafts.add(`${name}.jpg`, bytes, bytes.byteLength, decodedBy(bytes), null);
    if (!added.ok) throw new Error(added.error);
    return added.value.id;
  }

  return {
    vault,
    recordsSession,
    async enter() {
      const work = recordsSession.current();
      if (!work) throw new Error('there is nothing to work with');
      work.outbox.pause(practiceLane('instantPay'));
      work.outbox.pause(practiceLane('cashfree'));
      const lookup = await work.outbox.lookUpLiveness('practice', {
        sessionId: crypto.randomUUID(),
        customerIp: '203.0.113.7',
        caseReference: 'APP-1',
      });
      const match = await work.outbox.matchFaces('practice', {
        firstPicture: { from: 'file', picture: await addPortrait('asha-1') },
        secondPicture: await addPortrait('asha-2'),
        threshold: 0.75,
        verificationId: `FD-${crypto.randomUUID()}`,
        caseReference: 'APP-1',
      });
      if (!lookup.ok || !match.ok) throw new Error('not entered');
      return { lookup: idOf(lookup.value), match: idOf(match.value) };
    },
    has: (id) => recordsSession.current()?.records.checks.read(id) != null,
  };
}

function vaultStorage(folder: string): VaultStorage {
  const path = join(folder, 'vault.json');
  return {
    read() {
      if (!existsSync(path)) return { kind: 'none' };
      const file = vaultFileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
      return file.success ? { kind: 'file', file: file.data } : { kind: 'damaged' };
    },
    write: (file) => writeFileSync(path, JSON.stringify(file)),
    setAside() {
      const name = `vault set aside ${crypto.randomUUID()}.json`;
      renameSync(path, join(folder, name));
      return name;
    },
  };
}
