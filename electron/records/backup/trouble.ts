import type { BackupTrouble } from '../../../shared/records.ts';
import { recordsTroubleOf } from '../../files/storage-trouble.ts';

/** Ends the reading or writing of a backup, with what a person should hear of it. */
export class BackupFault extends Error {
  readonly trouble: BackupTrouble;

  constructor(trouble: BackupTrouble) {
    super(`The backup: ${trouble}`);
    this.trouble = trouble;
  }
}

/** Null for what is no trouble of backups, but a fault of our own or a person's word to stop. */
export function backupTroubleOf(fault: unknown): BackupTrouble | null {
  if (fault instanceof BackupFault) return fault.trouble;
  return recordsTroubleOf(fault);
}
