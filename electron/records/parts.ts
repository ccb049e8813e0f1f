import type { Database } from './database/connection.ts';
import type { Steps } from './database/steps.ts';

/** An entry for the audit chain: what has happened, in ids, codes and hashes; never personal text. */
export interface AuditEntry {
  readonly event: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Of what the audit chain's hashes of personal things are made with. */
export const SALT_BYTES = 32;

/** What the parts of the records are made of. */
export interface RecordsParts {
  /** The one connection that writes. */
  readonly database: Database;
  readonly steps: Steps;
  /** Appends to the audit chain, in the transaction under way. */
  readonly append: (entry: AuditEntry) => void;
  readonly randomBytes: (count: number) => Uint8Array;
  /** The name of the file that keeps a picture, by its SHA-256: 64 hexadecimal digits. */
  readonly pictureFileName: (sha256: string) => string;
  /** Told, once it is kept, which pictures a row has come to refer to, by their ids. */
  readonly picturesKept: (ids: readonly string[]) => void;
  /** Told, once it is kept, which files no row refers to any more. */
  readonly picturesReleased: (fileNames: readonly string[]) => void;
}
