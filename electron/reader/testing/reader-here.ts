import type { ReadRecords } from '../../records/open-records.ts';
import { createRecordsReader } from '../reader.ts';

/** The thread's entry as it is: Node takes the types out. */
export const readerScript = new URL('../worker.ts', import.meta.url);

/** What reads records that a test has opened. */
export function readerHere(records: ReadRecords) {
  return createRecordsReader(readerScript, records, () => new Date());
}
