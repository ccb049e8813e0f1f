import { statSync } from 'node:fs';
import type { Database } from './connection.ts';

/**
 * Where a database lies is written inside it, as the number that the file system gave its file. In a copy that number is
 * another one, and so a copy can be told from the original: what waits in it to be sent may have been sent from there.
 */
export function isElsewhere(database: Database, path: string): boolean {
  return readPlace(database) !== inodeOf(path);
}

/** Null for a database whose making was cut short. */
export function readPlace(database: Database): string | null {
  return database.prepare<[], string>('SELECT inode FROM place').pluck().get() ?? null;
}

/** From now on it belongs where it is. */
export function settle(database: Database, path: string): void {
  writePlace(database, inodeOf(path));
}

/** From now on it belongs nowhere: wherever it is opened, it is a copy. */
export function unsettle(database: Database): void {
  writePlace(database, '');
}

function writePlace(database: Database, inode: string): void {
  database.prepare<[string]>('REPLACE INTO place (only, inode) VALUES (1, ?)').run(inode);
}

function inodeOf(path: string): string {
  return statSync(path, { bigint: true }).ino.toString();
}
