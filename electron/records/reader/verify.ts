import type { ChainHead, Verification } from '../../../shared/records.ts';
import type { StoredEntry } from '../chain/entry.ts';
import { readEntries, readHead, readSeal } from '../chain/store.ts';
import { walkChain } from '../chain/walk.ts';
import type { Database } from '../database.ts';
import type { PictureFiles } from '../picture-files.ts';
import { recordsTroubleOf } from '../storage-trouble.ts';
import { createAgreement } from './agreement.ts';
import type { JobContext } from './jobs.ts';

export interface RecordsToVerify extends JobContext {
  readonly database: Database;
  readonly files: PictureFiles;
  readonly chainKey: Uint8Array;
  readonly printedHead: ChainHead | null;
}

/** Shares of the whole, for a person to see: the chain, the database's pages, the pictures. */
const AFTER_CHAIN = 0.4;
const AFTER_PAGES = 0.6;

/** Walks the audit chain and looks at everything beside it. Records may be written meanwhile. */
export async function verify(wanted: RecordsToVerify): Promise<Verification> {
  const { database, onProgress, goOn } = wanted;
  // All at one moment: what is written meanwhile would not agree with a chain that was read before.
  database.exec('BEGIN');
  let found: Omit<Verification, 'pictures'>;
  let pictures: readonly PictureRow[];
  try {
    found = { ...readChain(wanted), database: arePagesSound(database) ? 'sound' : 'damaged' };
    goOn();
    onProgress(AFTER_PAGES);
    pictures = unlessDamaged(() => allPictures(database), []);
  } finally {
    database.exec('COMMIT');
  }
  return { ...found, pictures: await lookAtPictures(wanted, pictures) };
}

function readChain({ database, chainKey, printedHead, onProgress, goOn }: RecordsToVerify) {
  const length = unlessDamaged(() => readHead(database).length, 0);
  const seal = unlessDamaged(() => readSeal(database), null);
  const agreement = createAgreement(database);
  const finding = walkChain(untilDamaged(readEntries(database)), seal, chainKey, printedHead, (entry) => {
    goOn();
    agreement.hear(entry);
    onProgress(Math.min(1, entry.sequence / Math.max(1, length)) * AFTER_CHAIN);
  });
  return { ...finding, disagreements: unlessDamaged(() => agreement.countDisagreements(goOn), 0) };
}

/** An entry that can't be read is one that doesn't fit. */
function* untilDamaged(entries: Iterable<StoredEntry>): Iterable<StoredEntry> {
  try {
    yield* entries;
  } catch (error) {
    if (!isDamage(error)) throw error;
    yield { sequence: 0, at: '', agent: '', account: '', event: '', content: '', hash: '' };
  }
}

function arePagesSound(database: Database): boolean {
  return unlessDamaged(() => database.pragma('integrity_check(1)', { simple: true }) === 'ok', false);
}

function unlessDamaged<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work();
  } catch (error) {
    if (!isDamage(error)) throw error;
    return otherwise;
  }
}

function isDamage(error: unknown): boolean {
  return recordsTroubleOf(error) === 'damaged';
}

interface PictureRow {
  readonly id: string;
  readonly sha256: string;
}

function allPictures(database: Database): readonly PictureRow[] {
  return database.prepare<[], PictureRow>('SELECT id, sha256 FROM pictures ORDER BY sha256').all();
}

async function lookAtPictures(
  { database, files, onProgress, goOn }: RecordsToVerify,
  pictures: readonly PictureRow[],
): Promise<Verification['pictures']> {
  const isThere = database.prepare<[string], 1>('SELECT 1 FROM pictures WHERE id = ?').pluck();
  const counts = { sound: 0, missing: 0, altered: 0 };
  let hash = '';
  let state: keyof typeof counts = 'missing';
  for (const [index, { id, sha256 }] of pictures.entries()) {
    goOn();
    if (hash !== sha256) {
      const bytes = await files.read(sha256);
      hash = sha256;
      state = bytes.ok ? 'sound' : bytes.error;
    }
    // It may have been removed since, and its file with it.
    if (state === 'sound' || unlessDamaged(() => isThere.get(id) !== undefined, true)) counts[state] += 1;
    onProgress(AFTER_PAGES + ((1 - AFTER_PAGES) * (index + 1)) / pictures.length);
  }
  return counts;
}
