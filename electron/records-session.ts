import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStates } from '../shared/check/check.ts';
import { movingStates } from '../shared/check/of-a-check.ts';
import type { AnswerOf } from '../shared/contract/contract.ts';
import { localStamp } from '../shared/days.ts';
import type { BackupTrouble, RecordsStatus } from '../shared/records.ts';
import { type RecordsTrouble, setAsideTroubles } from '../shared/records-troubles.ts';
import { failure, type Result, success } from '../shared/result.ts';
import { recordsTroubleOf } from './files/storage-trouble.ts';
import type { Outbox } from './outbox/outbox.ts';
import { createRecordsReader } from './reader/reader.ts';
import { restoreBackup } from './reader/restore-thread.ts';
import { finishSwap, swapIn } from './records/backup/swap.ts';
import type { ChainLengthOutside } from './records/chain/length-outside.ts';
import { deriveRecordsKeys } from './records/keys.ts';
import { THROW_AWAY } from './records/layout.ts';
import { recordAfterwards } from './records/on-record.ts';
import { openRecords, type RecordsToOpen } from './records/open-records.ts';
import type { AuditEvent, Records } from './records/records.ts';
import type { Vault } from './vault/vault.ts';
import { oneAfterAnother } from './work/in-turn.ts';
import type { Watch } from './work/long-work.ts';

/** The records and the outbox over them: what there is to work with, once their key is at hand. */
export interface Work {
  readonly records: Records;
  readonly outbox: Outbox;
}

export type RecordsSession = ReturnType<typeof createRecordsSession>;

/** `aside` is the name under which the former records are kept; `recorded`, whether the audit chain has an entry of it. */
export type Restored = Omit<Extract<AnswerOf<'records.restore'>, { result: 'restored' }>, 'result'>;

export interface RecordsSessionParts {
  /** The program's own folder for what it keeps. */
  readonly folder: string;
  readonly vault: Pick<Vault, 'status' | 'protectWithKeychain' | 'read' | 'keep'>;
  readonly records: Pick<RecordsToOpen, 'now' | 'newId' | 'account'>;
  /** The entry of the threads that read: `reader/worker.ts`, or what has become of it in the bundle. */
  readonly readerScript: URL | string;
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
export function createRecordsSession(parts: RecordsSessionParts) {
  const folder = join(parts.folder, 'records');
  const restoring = join(parts.folder, 'records.restoring');
  const marker = join(folder, THROW_AWAY);
  const { vault } = parts;
  let state: State = { name: 'closed', why: 'vault' };
  /** Nothing is opened while something else is being put in its place. */
  const inTurn = oneAfterAnother();

  function stayClosed(why: RecordsTrouble): void {
    state = { name: 'closed', why };
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
    if (state.name === 'open') return takeIntoVault(state);
    await finishSwap(folder, restoring);
    const before = vault.status();
    if (before.state === 'empty' && before.keychain) vault.protectWithKeychain();
    const { state: vaultState } = vault.status();
    if (vaultState === 'empty') await openThrowAway();
    else if (vaultState === 'open') await openKept();
    else stayClosed('vault');
  }

  /** The records can't be worked with: closed, so that a person can try again or put them aside. */
  async function collapse(error: unknown): Promise<void> {
    parts.reportFault('opening the records', error);
    const opened = state.name === 'open' ? state.work : null;
    stayClosed(recordsTroubleOf(error) ?? 'unexpected');
    await quietly('closing the records', async () => {
      await opened?.outbox.quiesce();
      await opened?.records.close();
    });
  }

  /** What need not succeed for all else to go on. */
  async function quietly(where: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      parts.reportFault(where, error);
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
    if (existsSync(folder) && !existsSync(marker)) stayClosed('keyMissing');
    else await openWith(randomBytes(KEY_BYTES), true);
  }

  async function openKept(): Promise<void> {
    const kept = vault.read(KEY_NAME);
    if (kept !== null) {
      // Left by a crash between keeping the key and removing the marker: these are kept now.
      rmSync(marker, { force: true });
      return openWith(Buffer.from(kept, 'base64'), false);
    }
    if (existsSync(marker)) rmSync(folder, { recursive: true, force: true });
    if (existsSync(folder)) return stayClosed('keyMissing');
    const key = randomBytes(KEY_BYTES);
    // The key first: records whose key was never kept could not be opened again.
    vault.keep(KEY_NAME, key.toString('base64'));
    await openWith(key, false);
  }

  async function openWith(key: Buffer, throwAway: boolean): Promise<void> {
    // Nobody can put back what ends with the program.
    const outside = throwAway ? {} : { chainLengthOutside: parts.chainLengthOutside };
    const openReader: RecordsToOpen['openReader'] = (read) =>
      createRecordsReader(parts.readerScript, read, parts.records.now);
    const opened = openRecords({ ...parts.records, ...outside, openReader, folder, key, throwAway });
    if (!opened.ok) return stayClosed(opened.error.why);
    const records = opened.value;
    try {
      // What a crash has left of pictures that no check came to hold is in nobody's way if it can't be removed.
      await quietly('removing what no check holds', records.pictures.sweep);
      const outbox = parts.buildOutbox(records);
      // A copy is held, and what was interrupted is told, before anybody works with them.
      outbox.start();
      state = { name: 'open', work: { records, outbox }, key, throwAway };
    } catch (error) {
      await quietly('closing the records', records.close);
      throw error;
    }
  }

  async function shut(): Promise<void> {
    if (state.name !== 'open') return;
    const { work } = state;
    await work.outbox.quiesce();
    rememberWaiting();
    stayClosed('vault');
    await quietly('closing the records', work.records.close);
  }

  const asideName = () => `records set aside ${localStamp(parts.records.now())}`;

  /** Keeps, outside the records, how many checks wait in them. */
  function rememberWaiting(): void {
    if (state.name !== 'open') return;
    try {
      parts.waitingOutside.remember(total(state.work.records.checks.countByMode(openStates)));
    } catch (error) {
      parts.reportFault('counting what waits', error);
    }
  }

  function recorded(event: AuditEvent): boolean {
    return state.name === 'open' && recordAfterwards(state.work.records.audit, event, parts.reportFault);
  }

  return {
    /** Null while the records can't be opened. */
    current: () => (state.name === 'open' ? state.work : null),
    /** Their key is held in memory alone: they end with the program, and are for practice only. */
    throwAway: () => state.name === 'open' && state.throwAway,

    status: () =>
      inTurn(async (): Promise<RecordsStatus> => {
        if (state.name === 'open') {
          try {
            return { state: 'open', throwAway: state.throwAway, held: state.work.records.checks.countRestored() };
          } catch (error) {
            await collapse(error);
          }
        }
        const why = state.name === 'closed' ? state.why : 'unexpected';
        return { state: 'closed', why, waiting: parts.waitingOutside.read() };
      }),

    /** Opens what can be opened now; to be called again whenever the vault has changed. */
    open: () => inTurn(open),

    /** Puts records that can't be opened out of the way and begins new ones. Null where that would not help. */
    setAside: () =>
      inTurn(async () => {
        if (state.name === 'open' || !setAsideTroubles.includes(state.why)) return null;
        const name = asideName();
        if (existsSync(folder)) renameSync(folder, join(parts.folder, name));
        await open();
        recorded({ event: 'begunAnew' });
        return name;
      }),

    /** Replaces the records by those of a backup; the present ones are set aside. */
    restore: (file: string, passphrase: string, { onProgress, signal }: Watch) =>
      inTurn(async (): Promise<Result<Restored, BackupTrouble>> => {
        // Records worth a backup are worth a key that outlives the program.
        if (vault.status().state !== 'open') return failure('refused');
        const kept = vault.read(KEY_NAME);
        const key = kept === null ? randomBytes(KEY_BYTES) : Buffer.from(kept, 'base64');
        const restored = await restoreBackup(
          parts.readerScript,
          { folder: restoring, keys: deriveRecordsKeys(key) },
          { file, passphrase },
          onProgress,
          signal,
        );
        if (!restored.ok) return restored;
        await shut();
        const aside = asideName();
        const isSetAside = existsSync(folder);
        const isSwapped = () => existsSync(isSetAside ? join(parts.folder, aside) : folder);
        try {
          if (kept === null) vault.keep(KEY_NAME, key.toString('base64'));
          await swapIn(folder, restoring, join(parts.folder, aside));
        } catch (error) {
          parts.reportFault('putting restored records in place', error);
          // What was begun is completed when they are opened.
          if (!isSwapped()) return failure('refused');
        } finally {
          await open();
        }
        if (state.name !== 'open') return failure('inPlaceButClosed');
        const { records } = state.work;
        return success({
          recorded: recorded({ event: 'restored', ...records.audit.head() }),
          checks: restored.value.checks,
          held: records.checks.countRestored(),
          aside: isSetAside ? aside : null,
        });
      }),

    /** Checks that go on by themselves as soon as they can. */
    underWay: () => (state.name === 'open' ? total(state.work.records.checks.countByMode(movingStates)) : 0),

    /** Being sent at this moment. */
    inFlight: () => (state.name === 'open' ? total(state.work.records.checks.countByMode(['sending'])) : 0),

    rememberWaiting,
    close: () => inTurn(shut),
  };
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
