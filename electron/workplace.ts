import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { movingStates, openStates } from '../shared/check.ts';
import type { BackupTrouble, RecordsStatus, RecordsTrouble } from '../shared/records.ts';
import { failure, type Result, success } from '../shared/result.ts';
import type { Outbox } from './outbox/outbox.ts';
import { restoreBackup } from './records/backup/restore-backup.ts';
import { finishSwap, swapIn } from './records/backup/swap.ts';
import type { ChainLengthOutside } from './records/chain/length-outside.ts';
import { THROW_AWAY } from './records/layout.ts';
import { openRecords, type RecordsToOpen } from './records/open-records.ts';
import type { AuditEvent, Records } from './records/records.ts';
import { recordsTroubleOf } from './records/storage-trouble.ts';
import type { Vault } from './vault/vault.ts';

/** The records and the outbox over them: what there is to work with, once their key is at hand. */
export interface Work {
  readonly records: Records;
  readonly outbox: Outbox;
}

export interface Workplace {
  /** Null while the records can't be opened. */
  current(): Work | null;
  /** Their key is held in memory alone: they end with the program, and are for practice only. */
  throwAway(): boolean;
  status(): Promise<RecordsStatus>;
  /** Opens what can be opened now; to be called again whenever the vault has changed. */
  open(): Promise<void>;
  /** Puts records that can't be opened out of the way and begins new ones. Null where they are open. */
  setAside(): Promise<string | null>;
  /** Replaces the records by those of a backup; the present ones are set aside. */
  restore(file: string, passphrase: string, watch: RestoreWatch): Promise<Result<Restored, BackupTrouble>>;
  /** Checks that go on by themselves as soon as they can. */
  underWay(): number;
  /** Keeps, outside the records, how many checks wait in them. */
  rememberWaiting(): void;
  close(): Promise<void>;
}

export interface RestoreWatch {
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

export interface Restored {
  readonly checks: number;
  readonly held: number;
  /** Under which name the former records are kept. */
  readonly aside: string | null;
}

export interface WorkplaceParts {
  /** The program's own folder for what it keeps. */
  readonly folder: string;
  readonly vault: Pick<Vault, 'status' | 'protectWithKeychain' | 'read' | 'keep'>;
  readonly records: Pick<RecordsToOpen, 'now' | 'newId' | 'who' | 'readerScript'>;
  readonly buildOutbox: (records: Records) => Outbox;
  /** Kept outside the records, so that it can be told before they are opened: a bare number. */
  readonly waitingOutside: { read(): number | null; remember(waiting: number): void };
  /** The same for the length of the audit chain: it tells an older database that was put in place of the present one. */
  readonly chainLengthOutside: ChainLengthOutside;
  readonly onChange: () => void;
  readonly reportFault: (where: string, error: unknown) => void;
}

const KEY_NAME = 'records';
const KEY_BYTES = 32;

type State =
  | { readonly name: 'closed'; readonly why: RecordsTrouble }
  | { readonly name: 'open'; readonly work: Work; readonly key: Buffer; readonly throwAway: boolean };

/**
 * Opens the records as soon as the vault has their key. With neither keychain nor passphrase, practice works all the
 * same: under a throw-away key, which the vault takes over if it is protected before the program ends.
 */
export function createWorkplace(parts: WorkplaceParts): Workplace {
  const folder = join(parts.folder, 'records');
  const restoring = join(parts.folder, 'records.restoring');
  const marker = join(folder, THROW_AWAY);
  const { vault } = parts;
  let state: State = { name: 'closed', why: 'vault' };
  let turn: Promise<unknown> = Promise.resolve();

  /** One after the other: nothing is opened while something else is being put in its place. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  /** Whatever goes wrong here leaves the records closed with its reason, and never half open. */
  async function open(): Promise<void> {
    try {
      await openOrTakeIn();
    } catch (error) {
      await collapse(error);
    }
    parts.onChange();
  }

  async function openOrTakeIn(): Promise<void> {
    if (state.name === 'open') {
      takeIntoVault(state);
      return;
    }
    await finishSwap(folder, restoring);
    const before = vault.status();
    if (before.state === 'empty' && before.keychain) vault.protectWithKeychain();
    const { state: vaultState } = vault.status();
    if (vaultState === 'empty') await openThrowAway();
    else if (vaultState === 'open') await openKept();
    else state = { name: 'closed', why: 'vault' };
  }

  /** The records can't be worked with: closed, so that a person can try again or put them aside. */
  async function collapse(error: unknown): Promise<void> {
    parts.reportFault('opening the records', error);
    const opened = state.name === 'open' ? state.work : null;
    state = { name: 'closed', why: recordsTroubleOf(error) ?? 'damaged' };
    if (opened) await closeQuietly(opened.records, opened.outbox);
  }

  async function closeQuietly(records: Records, outbox: Outbox | null): Promise<void> {
    try {
      await outbox?.dispatcher.quiesce();
      await records.close();
    } catch (error) {
      parts.reportFault('closing the records', error);
    }
  }

  /** What was worked with under a throw-away key stays, once there is something to protect the key with. */
  function takeIntoVault(opened: Extract<State, { name: 'open' }>): void {
    if (!opened.throwAway || vault.status().state !== 'open') return;
    const key = opened.key.toString('base64');
    const kept = vault.read(KEY_NAME);
    if (kept !== null && kept !== key) return;
    // The marker first: what still had it would be removed, key or no key.
    rmSync(marker, { force: true });
    if (kept === null && !keepKey(key)) return;
    state = { ...opened, throwAway: false };
  }

  function keepKey(key: string): boolean {
    try {
      if (vault.keep(KEY_NAME, key)) return true;
    } catch (error) {
      parts.reportFault('keeping the key of the records', error);
    }
    // They end with the program, as before.
    writeFileSync(marker, '', { mode: 0o600 });
    return false;
  }

  async function openThrowAway(): Promise<void> {
    if (existsSync(folder) && !existsSync(marker)) state = { name: 'closed', why: 'keyMissing' };
    else await openWith(randomBytes(KEY_BYTES), true);
  }

  async function openKept(): Promise<void> {
    const kept = vault.read(KEY_NAME);
    if (kept !== null) {
      // Left by a crash between keeping the key and removing the marker: these are kept now.
      rmSync(marker, { force: true });
      await openWith(Buffer.from(kept, 'base64'), false);
      return;
    }
    if (existsSync(marker)) rmSync(folder, { recursive: true, force: true });
    if (existsSync(folder)) {
      state = { name: 'closed', why: 'keyMissing' };
      return;
    }
    const key = randomBytes(KEY_BYTES);
    // The key first: records whose key was never kept could not be opened again.
    vault.keep(KEY_NAME, key.toString('base64'));
    await openWith(key, false);
  }

  async function openWith(key: Buffer, throwAway: boolean): Promise<void> {
    // Nobody can put back what ends with the program.
    const outside = throwAway ? {} : { chainLengthOutside: parts.chainLengthOutside };
    const opened = openRecords({ ...parts.records, ...outside, folder, key, throwAway });
    if (!opened.ok) {
      state = { name: 'closed', why: opened.error.why };
      return;
    }
    const records = opened.value;
    try {
      await sweep(records);
      const outbox = parts.buildOutbox(records);
      // A copy is held, and what was interrupted is told, before anybody works with them.
      outbox.start();
      state = { name: 'open', work: { records, outbox }, key, throwAway };
    } catch (error) {
      await closeQuietly(records, null);
      throw error;
    }
  }

  /** What a crash has left of pictures that no check came to hold. It is in nobody's way if it can't be removed. */
  async function sweep(records: Records): Promise<void> {
    try {
      await records.pictures.sweep();
    } catch (error) {
      parts.reportFault('removing what no check holds', error);
    }
  }

  async function shut(): Promise<void> {
    if (state.name !== 'open') return;
    const { work } = state;
    await work.outbox.dispatcher.quiesce();
    rememberWaiting(work.records);
    state = { name: 'closed', why: 'vault' };
    await closeQuietly(work.records, null);
  }

  /** Colons are not for file names everywhere. */
  function asideName(): string {
    return `records set aside ${parts.records.now().toISOString().replaceAll(':', '-')}`;
  }

  function rememberWaiting(records: Records): void {
    try {
      parts.waitingOutside.remember(total(records.checks.countByMode(openStates)));
    } catch (error) {
      parts.reportFault('counting what waits', error);
    }
  }

  function record(event: AuditEvent): void {
    if (state.name === 'open') state.work.records.audit.append(event);
  }

  return {
    current: () => (state.name === 'open' ? state.work : null),
    throwAway: () => state.name === 'open' && state.throwAway,

    status: () =>
      inTurn(async () => {
        if (state.name === 'open') {
          try {
            return { state: 'open', throwAway: state.throwAway, held: heldIn(state.work.records) };
          } catch (error) {
            await collapse(error);
          }
        }
        const why = state.name === 'closed' ? state.why : 'damaged';
        return { state: 'closed', why, waiting: parts.waitingOutside.read() };
      }),

    open: () => inTurn(open),

    setAside: () =>
      inTurn(async () => {
        if (state.name === 'open' || state.why === 'vault') return null;
        const name = asideName();
        if (existsSync(folder)) renameSync(folder, join(parts.folder, name));
        await open();
        record({ event: 'begunAnew' });
        return name;
      }),

    restore: (file, passphrase, { onProgress, signal }) =>
      inTurn(async () => {
        // Records worth a backup are worth a key that outlives the program.
        if (vault.status().state !== 'open') return failure('refused');
        const kept = vault.read(KEY_NAME);
        const key = kept === null ? randomBytes(KEY_BYTES) : Buffer.from(kept, 'base64');
        const restored = await restoreBackup(
          { file, passphrase, into: restoring, key, readerScript: parts.records.readerScript },
          onProgress,
          signal,
        );
        if (!restored.ok) return restored;
        await shut();
        if (kept === null) vault.keep(KEY_NAME, key.toString('base64'));
        const aside = asideName();
        const isSetAside = existsSync(folder);
        try {
          await swapIn(folder, restoring, join(parts.folder, aside));
        } catch (error) {
          parts.reportFault('putting restored records in place', error);
          return failure('refused');
        } finally {
          await open();
        }
        if (state.name !== 'open') return failure('damaged');
        const { records } = state.work;
        record({ event: 'restored', ...records.audit.head() });
        return success({
          checks: restored.value.checks,
          held: heldIn(records),
          aside: isSetAside ? aside : null,
        });
      }),

    underWay: () => (state.name === 'open' ? total(state.work.records.checks.countByMode(movingStates)) : 0),

    rememberWaiting() {
      if (state.name === 'open') rememberWaiting(state.work.records);
    },

    close: () => inTurn(shut),
  };
}

/** Checks of a copy or a backup that nobody has released yet. */
function heldIn(records: Records): number {
  const held = records.checks.inStates(['held'], Number.MAX_SAFE_INTEGER);
  return held.filter((check) => check.state.name === 'held' && check.state.because === 'restored').length;
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
