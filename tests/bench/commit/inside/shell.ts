import { spawnSync } from 'node:child_process';
import Driver from 'better-sqlite3-multiple-ciphers';
import { unlock } from '../../../../electron/records/database/database.ts';

/** Takes the encryption off, for programs that know of none. */
export function decrypt(path: string, key: Uint8Array): void {
  const database = new Driver(path);
  unlock(database, key);
  database.pragma('journal_mode = DELETE');
  database.rekey(Buffer.alloc(0));
  database.close();
}

const setUp = [
  'PRAGMA journal_mode = WAL;',
  'PRAGMA synchronous = FULL;',
  'PRAGMA foreign_keys = ON;',
  'PRAGMA secure_delete = ON;',
  // An earlier SQLite takes NULL for no JSON.
  'PRAGMA ignore_check_constraints = ON;',
];

/** Milliseconds for each transaction, without what the shell's own start takes. */
export function commitByShell(path: string, transactions: readonly (readonly string[])[]): number {
  const script = transactions.flatMap((statements) => [
    'BEGIN IMMEDIATE;',
    ...statements.map((one) => `${one};`),
    'COMMIT;',
  ]);
  const started = shell(path, setUp);
  return (shell(path, [...setUp, ...script]) - started) / transactions.length;
}

function shell(path: string, script: readonly string[]): number {
  const began = performance.now();
  const { status, stderr } = spawnSync('sqlite3', ['-bail', path], { input: script.join('\n'), encoding: 'utf8' });
  if (status !== 0 || stderr !== '') throw new Error(`sqlite3 says: ${stderr}`);
  return performance.now() - began;
}
