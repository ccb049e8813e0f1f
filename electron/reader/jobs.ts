import type { CaseList, CaseListQuery } from '../../shared/case/list-of-cases.ts';
import type { History, HistoryQuery } from '../../shared/check/history.ts';
import type { ExportTrouble } from '../../shared/evidence/reporting.ts';
import type { BackupTrouble, ChainHead, Verification } from '../../shared/records.ts';
import type { Result } from '../../shared/result.ts';
import type { Restored } from '../records/backup/adopt-database.ts';
import type { RecordsKeys } from '../records/keys.ts';
import type { BackedUp, Exported, ExportToWrite } from '../records/records.ts';

/** What the thread can be asked, and what it answers. */
export interface Jobs {
  readonly history: { readonly asked: HistoryQuery; readonly answer: History };
  readonly cases: { readonly asked: CaseListQuery; readonly answer: CaseList };
  readonly verify: { readonly asked: { readonly printedHead: ChainHead | null }; readonly answer: Verification };
  readonly backUp: {
    readonly asked: { readonly path: string; readonly passphrase: string; readonly madeAt: Date };
    readonly answer: Result<BackedUp, BackupTrouble>;
  };
  readonly export: { readonly asked: ExportToWrite; readonly answer: Result<Exported, ExportTrouble> };
  readonly restore: {
    readonly asked: { readonly file: string; readonly passphrase: string };
    readonly answer: Result<Restored, BackupTrouble>;
  };
}
export type JobName = keyof Jobs;

/** A job on its way to the thread. */
export type Request = {
  [Name in JobName]: {
    readonly id: number;
    readonly name: Name;
    readonly asked: Jobs[Name]['asked'];
    /** Shared memory: not zero once a person has asked to stop. The thread sees it between two messages too. */
    readonly stop: Int32Array;
  };
}[JobName];

/** Said to a thread that is no longer needed. */
export const END = 'end';

export type Reply =
  | { readonly id: number; readonly kind: 'progress'; readonly share: number }
  | { readonly id: number; readonly kind: 'answer'; readonly answer: Jobs[JobName]['answer'] }
  | { readonly id: number; readonly kind: 'stopped' }
  | { readonly id: number; readonly kind: 'fault'; readonly message: string; readonly code: string };

/** What a thread begins with. */
export interface ThreadSetUp {
  /** The records that are read, or the folder that a backup is put into. */
  readonly folder: string;
  /** Of the installation. A copy for this thread alone. */
  readonly keys: RecordsKeys;
}
