import type { ExportTrouble } from '../../shared/evidence/reporting.ts';
import { type FileTrouble, fileTroubleOf } from '../files/storage-trouble.ts';
import type { AuditEvent, AuditRecords } from './records.ts';

export interface Recording {
  /**
   * Puts a file on record before it takes its name: one that is there without a trace would be worse than a trace of one
   * that a crash kept from being there. What can't be recorded is not written.
   */
  readonly enter: () => void;
  /** Puts on record that it failed after all. */
  readonly withdraw: () => void;
}

/** Of the place that a person chose, or of where the records are: they may be on different disks. */
export type PlacingTrouble = FileTrouble | Extract<ExportTrouble, 'recordsFull' | 'recordsRefused'>;

/**
 * Gives a person a file, and the audit chain its entry: both, or no file.
 *
 * @param place puts the file in its place, and calls what it is given before it takes its name
 * @returns why it is not there; null where it is
 */
export async function placeOnRecord(
  place: (beforeItsName: () => void) => Promise<void>,
  { enter, withdraw }: Recording,
): Promise<PlacingTrouble | null> {
  let step: 'writing' | 'entering' | 'naming' = 'writing';
  try {
    await place(() => {
      step = 'entering';
      enter();
      step = 'naming';
    });
    return null;
  } catch (fault) {
    if (wasEntered(step)) withdrawWhereItCan(withdraw);
    const trouble = fileTroubleOf(fault);
    if (trouble === null) throw fault;
    if (!isOfRecords(step)) return trouble;
    return trouble === 'diskFull' ? 'recordsFull' : 'recordsRefused';
  }
}

/** Where not even that can be kept, the chain names a file that is not there, as after a crash; what is told stays true. */
function withdrawWhereItCan(withdraw: () => void): void {
  try {
    withdraw();
  } catch (fault) {
    if (fileTroubleOf(fault) === null) throw fault;
  }
}

type Step = 'writing' | 'entering' | 'naming';
const wasEntered = (step: Step): boolean => step === 'naming';
const isOfRecords = (step: Step): boolean => step === 'entering';

/**
 * Records what has happened already, and stays so where it can't be written down.
 *
 * @returns false there
 */
export function recordAfterwards(
  audit: Pick<AuditRecords, 'append'>,
  event: AuditEvent,
  reportFault: (where: string, error: unknown) => void,
): boolean {
  try {
    audit.append(event);
    return true;
  } catch (error) {
    reportFault(`recording ${event.event}`, error);
    return false;
  }
}
