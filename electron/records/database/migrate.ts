import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { RecordsTrouble } from '../../../shared/records-troubles.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { recordsTroubleOf } from '../../files/storage-trouble.ts';
import type { Database, Migration } from './connection.ts';

/**
 * Brings a database to the latest version: the number of migrations. Each is one transaction together with its version.
 * An older file is copied first, and the copy goes once all have succeeded.
 *
 * @param readonly takes nothing but the latest version, as it can't bring it there
 */
export function migrate(
  database: Database,
  path: string,
  migrations: readonly Migration[],
  readonly: boolean,
): Result<void, RecordsTrouble> {
  const latest = migrations.length;
  const found = Number(database.pragma('user_version', { simple: true }));
  if (found > latest) return failure('newerVersion');
  if (found === latest) return success(undefined);
  if (readonly) return failure('refused');
  const copy = copyName(path, latest);
  try {
    if (found > 0) keepCopy(database, path, copy);
    for (const [index, migration] of migrations.entries()) {
      if (index >= found) runOne(database, migration, index + 1);
    }
  } catch (error) {
    // A statement that these records don't take: they are not what their version says.
    return failure(recordsTroubleOf(error) ?? 'damaged');
  }
  rmSync(copy, { force: true });
  return success(undefined);
}

/** Where the copy is that is kept while a database is brought to a version. */
export function copyName(path: string, version: number): string {
  return `${path}.before-${version}`;
}

function runOne(database: Database, migration: Migration, version: number): void {
  database
    .transaction(() => {
      migration(database);
      database.pragma(`user_version = ${version}`);
    })
    .immediate();
}

function keepCopy(database: Database, path: string, copy: string): void {
  // One is there already: an earlier attempt has failed, and its copy is the older one.
  if (existsSync(copy)) return;
  const half = `${copy}.part`;
  database.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(path, half);
  const file = openSync(half, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(half, copy);
}
