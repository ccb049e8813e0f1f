import type Driver from 'better-sqlite3-multiple-ciphers';

/** A connection to an encrypted database that has its key. */
export type Database = Driver.Database;

/** One step from a version of the schema to the next. */
export type Migration = (database: Database) => void;
