import type { Pause } from '../../shared/check/lane.ts';
import type { RecordsTrouble } from '../../shared/records-troubles.ts';

/** What a person should hear about a failed write: there is no room, or it is not allowed or not possible. */
export type StorageTrouble = Extract<Pause, { reason: 'storage' }>['trouble'];

/** An error of our own. The key fitted before: if it no longer does, the file is another one or damaged. */
export const codes: Readonly<Record<RecordsTrouble, string>> = {
  vault: '',
  keyMissing: '',
  wrongKeyOrDamaged: 'RECORDS_DAMAGED',
  damaged: 'RECORDS_DAMAGED',
  newerVersion: 'RECORDS_OTHER_VERSION',
  diskFull: 'RECORDS_DISK_FULL',
  refused: 'RECORDS_REFUSED',
  unexpected: '',
};

const fullCodes: readonly string[] = [
  codes.diskFull,
  'SQLITE_FULL',
  // The log's index could not be made large enough: happens when records are opened on a full disk.
  'SQLITE_IOERR_SHMSIZE',
  'ENOSPC',
  'EDQUOT',
];
const refusedCodes: readonly string[] = [
  codes.refused,
  codes.damaged,
  'EROFS',
  'EACCES',
  'EPERM',
  'EIO',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  // Name or file too long for that file system; another program has the file open.
  'ENAMETOOLONG',
  'EFBIG',
  'EBUSY',
];
/** Each with its extended codes, such as `SQLITE_IOERR_WRITE`. A damaged page takes nothing either. */
const refusedFamilies: readonly string[] = [
  'SQLITE_READONLY',
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'SQLITE_PERM',
  'SQLITE_AUTH',
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_PROTOCOL',
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
];
/**
 * A page that was altered fails its authentication as corrupt or no database. An `SQLITE_IOERR` is the disk's: nothing was
 * read or written, and what is there may be whole. Only two of its extended codes are about what was read.
 */
const damageFamilies: readonly string[] = [
  codes.damaged,
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_FORMAT',
  'SQLITE_IOERR_DATA',
  'SQLITE_IOERR_CORRUPTFS',
];

/** The records were opened before, and can't be opened again. */
export class RecordsUnreadableError extends Error {
  override readonly name = 'RecordsUnreadableError';
  readonly code: string;

  constructor(why: RecordsTrouble) {
    super(`The records can't be read: ${why}`);
    this.code = codes[why];
  }
}

/** What an error of the database or the file system means for what was to be kept; null for any other error. */
export function storageTrouble(error: unknown): StorageTrouble | null {
  const code = codeOf(error);
  if (fullCodes.includes(code)) return 'full';
  return refusedCodes.includes(code) || isOf(code, refusedFamilies) ? 'refused' : null;
}

export type FileTrouble = Extract<RecordsTrouble, 'diskFull' | 'refused'>;

/** The same, in the codes of records, exports and backups. */
export function fileTroubleOf(error: unknown): FileTrouble | null {
  const trouble = storageTrouble(error);
  return trouble === 'full' ? 'diskFull' : trouble;
}

/** The file does not hold what was written. An altered page fails its authentication when it is read. */
export function isDamage(error: unknown): boolean {
  return isOf(codeOf(error), damageFamilies);
}

/** Why records whose key has fitted can't be read or written; null for an error that says nothing about them. */
export function recordsTroubleOf(error: unknown): FileTrouble | 'damaged' | 'newerVersion' | null {
  if (isDamage(error)) return 'damaged';
  return codeOf(error) === codes.newerVersion ? 'newerVersion' : fileTroubleOf(error);
}

/** The file is not a database under this key: a wrong key and a damaged first page look the same. */
export function isNoDatabase(error: unknown): boolean {
  return isOf(codeOf(error), ['SQLITE_NOTADB']);
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isOf(code: string, families: readonly string[]): boolean {
  return families.some((family) => code === family || code.startsWith(`${family}_`));
}
