import type { Pause } from '../../shared/lane.ts';
import type { RecordsTrouble } from '../../shared/records.ts';

/** What a person should hear of a write that failed: there is no room, or it is not allowed or not possible. */
export type StorageTrouble = Extract<Pause, { reason: 'storage' }>['trouble'];

/** Of our own. The key has fitted before: where it does not any more, the file is another one or damaged. */
const codes: Readonly<Record<RecordsTrouble, string>> = {
  vault: '',
  keyMissing: '',
  wrongKeyOrDamaged: 'RECORDS_DAMAGED',
  damaged: 'RECORDS_DAMAGED',
  newerVersion: '',
  diskFull: 'RECORDS_DISK_FULL',
  refused: 'RECORDS_REFUSED',
};

const fullCodes: readonly string[] = [codes.diskFull, 'SQLITE_FULL', 'ENOSPC', 'EDQUOT'];
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
  // The name or the file is too long for that file system; another program has the file open.
  'ENAMETOOLONG',
  'EFBIG',
  'EBUSY',
];
/** Each with its extended codes: `SQLITE_IOERR_WRITE` and its like. A damaged page takes nothing either. */
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
const damageFamilies: readonly string[] = [
  codes.damaged,
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_IOERR',
  'SQLITE_FORMAT',
];

/** The records were opened before, and can't be opened once more. */
export class RecordsUnreadableError extends Error {
  override readonly name = 'RecordsUnreadableError';
  readonly code: string;

  constructor(why: RecordsTrouble) {
    super(`The records can't be read: ${why}`);
    this.code = codes[why];
  }
}

/** What an error of the database or of the file system means for what was to be kept; null for any other error. */
export function storageTrouble(error: unknown): StorageTrouble | null {
  const code = codeOf(error);
  if (fullCodes.includes(code)) return 'full';
  return refusedCodes.includes(code) || isOf(code, refusedFamilies) ? 'refused' : null;
}

/** What is in the file is not what was written. A page that was altered fails its authentication when it is read. */
export function isDamage(error: unknown): boolean {
  return isOf(codeOf(error), damageFamilies);
}

/** Why records whose key has fitted can't be read or written; null for an error that says nothing of them. */
export function recordsTroubleOf(error: unknown): Extract<RecordsTrouble, 'damaged' | 'diskFull' | 'refused'> | null {
  if (isDamage(error)) return 'damaged';
  const trouble = storageTrouble(error);
  return trouble === 'full' ? 'diskFull' : trouble;
}

/** The file is no database under this key: a wrong key and a damaged first page look the same. */
export function isNoDatabase(error: unknown): boolean {
  return isOf(codeOf(error), ['SQLITE_NOTADB']);
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isOf(code: string, families: readonly string[]): boolean {
  return families.some((family) => code === family || code.startsWith(`${family}_`));
}
