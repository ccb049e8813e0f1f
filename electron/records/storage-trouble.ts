import type { Pause } from '../../shared/lane.ts';
import type { RecordsTrouble } from '../../shared/records.ts';

/** What a person should hear of a write that failed: there is no room, or it is not allowed or not possible. */
export type StorageTrouble = Extract<Pause, { reason: 'storage' }>['trouble'];

const fullCodes: readonly string[] = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'];
const refusedCodes: readonly string[] = ['EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOENT', 'ENOTDIR', 'EISDIR'];
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
const damageFamilies: readonly string[] = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR', 'SQLITE_FORMAT'];

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

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isOf(code: string, families: readonly string[]): boolean {
  return families.some((family) => code === family || code.startsWith(`${family}_`));
}
