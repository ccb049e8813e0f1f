import { recordAfterwards } from '../records/on-record.ts';
import type { AuditEvent } from '../records/records.ts';
import type { Services } from './services.ts';

/** What follows from a change of the vault or of what it keeps. */
export function vaultChanges({ recordsSession, announceChange, reportFault }: Services) {
  return {
    record(event: AuditEvent): void {
      const current = recordsSession.current();
      if (current) recordAfterwards(current.records.audit, event, reportFault);
    },
    /** The records' key is in the vault: whatever becomes of that concerns them. */
    async vaultChanged(): Promise<void> {
      await recordsSession.open();
      announceChange();
    },
  };
}
