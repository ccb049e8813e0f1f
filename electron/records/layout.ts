import { join } from 'node:path';

/** What lies where in the records' folder. */
export function databasePath(folder: string): string {
  return join(folder, 'records.db');
}

export function picturesFolder(folder: string): string {
  return join(folder, 'pictures');
}

/** A copy of the database that a backup is being made of. Encrypted as well. */
export function copyPath(folder: string): string {
  return join(folder, 'records.copy.db');
}

/** Stands in a folder whose key is nowhere but in memory: it tells what may be removed from what must never be. */
export const THROW_AWAY = 'throw-away';
