import type { Picture } from '../../shared/picture/picture.ts';
import type { ChainHead, Verification } from '../../shared/records.ts';
import type { RecordsTrouble } from '../../shared/records-troubles.ts';
import { recordsTroubleOf } from '../files/storage-trouble.ts';
import { EMPTY_CHAIN, type StoredEntry } from '../records/chain/entry.ts';
import { readEntries, readHead, readSeal } from '../records/chain/store.ts';
import { walkChain } from '../records/chain/walk.ts';
import type { Database } from '../records/database/connection.ts';
import { openDatabase } from '../records/database/database.ts';
import type { RecordsKeys } from '../records/keys.ts';
import { databasePath, picturesFolder } from '../records/layout.ts';
import { createPictureFiles } from '../records/pictures/picture-files.ts';
import type { JobContext } from '../work/job-context.ts';
import { createAgreement } from './agreement.ts';

export interface RecordsToVerify extends JobContext {
  readonly folder: string;
  readonly keys: RecordsKeys;
  readonly printedHead: ChainHead | null;
}

type Opened = RecordsToVerify & { readonly database: Database };

/** Shares of the whole, for a person to see: the chain, the database's pages, the pictures. */
const AFTER_CHAIN = 0.4;
const AFTER_PAGES = 0.6;

/** Walks the audit chain and looks at everything beside it. Records may be written meanwhile. */
export async function verify(wanted: RecordsToVerify): Promise<Verification> {
  // A connection of its own: the search index, as an older one remembers it, seems damaged once it has grown.
  const opened = openDatabase({ path: databasePath(wanted.folder), key: wanted.keys.database, readonly: true });
  if (!opened.ok) return nothingReadable(wanted, opened.error);
  const database = opened.value;
  try {
    const read = unlessDamaged(() => readDatabase({ ...wanted, database }), null);
    if (read === null) return nothingReadable(wanted, 'damaged');
    const { pictures, ...found } = read;
    return { ...found, pictures: await lookAtPictures({ ...wanted, database }, pictures) };
  } finally {
    database.close();
  }
}

/** All at one moment: what is written meanwhile would not agree with a chain that was read before. */
function readDatabase(wanted: Opened) {
  const { database, onProgress, goOn } = wanted;
  database.exec('BEGIN');
  try {
    const chain = readChain(wanted);
    const pages = arePagesSound(database) ? ('sound' as const) : ('damaged' as const);
    goOn();
    onProgress(AFTER_PAGES);
    return { ...chain, database: pages, pictures: unlessDamaged(() => allPictures(database), []) };
  } finally {
    database.exec('COMMIT');
  }
}

/** The first pages are damaged, so that there is no way to the others. */
function nothingReadable({ printedHead }: RecordsToVerify, trouble: RecordsTrouble): Verification {
  if (trouble !== 'damaged' && trouble !== 'wrongKeyOrDamaged') throw new Error(`Records can't be read: ${trouble}`);
  return {
    head: EMPTY_CHAIN,
    chain: { result: 'broken', entry: 1 },
    printedHead: printedHead === null ? null : 'notContained',
    database: 'damaged',
    disagreements: 0,
    pictures: { sound: 0, missing: 0, altered: 0 },
  };
}

function readChain({ database, keys, printedHead, onProgress, goOn }: Opened) {
  const length = unlessDamaged(() => readHead(database).length, 0);
  const seal = unlessDamaged(() => readSeal(database), null);
  const agreement = createAgreement(database);
  const finding = walkChain(untilDamaged(readEntries(database)), seal, keys.chainSeal, printedHead, (entry) => {
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

type PictureRow = Pick<Picture, 'id' | 'sha256'>;

function allPictures(database: Database): readonly PictureRow[] {
  return database.prepare<[], PictureRow>('SELECT id, sha256 FROM pictures ORDER BY sha256').all();
}

async function lookAtPictures(
  { database, folder, keys, onProgress, goOn }: Opened,
  pictures: readonly PictureRow[],
): Promise<Verification['pictures']> {
  const isThere = database.prepare<[string], 1>('SELECT 1 FROM pictures WHERE id = ?').pluck();
  const files = createPictureFiles(picturesFolder(folder), keys);
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
