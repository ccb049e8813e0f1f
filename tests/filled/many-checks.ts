import { randomUUID } from 'node:crypto';
import type { Records } from '../../electron/records/records.ts';
import { answeredLookup, answeredMatch, newCase } from '../../electron/records/testing/records.ts';

/** So many in one step: each step waits for the disk. */
const IN_A_STEP = 2000;

/** So many answered checks, two to a case, each second one with a note. Their pictures are named and not there. */
export function fillWithChecks(records: Records, checks: number): void {
  const raw = JSON.stringify({ status: 'SUCCESS', more: 'as a vendor answers '.repeat(20) });
  for (let from = 0; from < checks; from += IN_A_STEP) {
    records.step(() => {
      for (let count = from; count < Math.min(checks, from + IN_A_STEP); count += 2) {
        const record = newCase({ name: 'Mohan Kumar', place: 'Jaipur' });
        records.cases.insert(record);
        const lookup = answeredLookup({ caseId: record.id });
        records.checks.insert({ ...lookup, state: { ...lookup.state, answer: { ...lookup.state.answer, raw } } });
        const { id } = records.checks.insert(answeredMatch({ caseId: record.id }));
        records.checks.addNote(id, { id: randomUUID(), at: new Date().toISOString(), text: 'दरवाज़े पर, "घर"' });
      }
    });
  }
}
