import { v7 as newId } from 'uuid';
import type { Records } from '../../electron/records/records.ts';
import { answeredLookup, answeredMatch, newCase } from '../../electron/records/testing/records.ts';

/** So many in one step: each step waits for the disk. */
const IN_A_STEP = 2000;

const firstNames =
  'Aarti Abdul Ajay Amit Anita Anjali Arjun Asha Deepak Farah Gita Harpreet Imran Jaya Kavita Lakshmi Manoj Meera Mohan Neha Pooja Priya Rahul Ravi Rekha Sanjay Sunita Suresh Usha Vikram'.split(
    ' ',
  );
const lastNames =
  'Banerjee Chauhan Das Fernandes Gupta Iyer Joshi Khan Kumar Mehta Mishra Nair Patel Pillai Rao Reddy Sharma Singh Verma Yadav'.split(
    ' ',
  );
const places = ['Jaipur', 'Ajmer', 'Alwar', 'Bikaner', 'Jodhpur', 'Kota', 'Sikar', 'Tonk', 'Udaipur', 'Nagaur'];

/** So many answered checks, two to a case, each second one with a note. Their pictures are named and not there. */
export function fillWithChecks(records: Records, checks: number): void {
  const raw = JSON.stringify({ status: 'SUCCESS', more: 'as a vendor answers '.repeat(20) });
  for (let from = 0; from < checks; from += IN_A_STEP) {
    records.step(() => {
      for (let count = from; count < Math.min(checks, from + IN_A_STEP); count += 2) {
        const record = newCase({ ...customer(count / 2), reference: `APP-2026-${count / 2}` });
        records.cases.insert(record);
        const lookup = answeredLookup({ caseId: record.id });
        records.checks.insert({ ...lookup, state: { ...lookup.state, answer: { ...lookup.state.answer, raw } } });
        const { id } = records.checks.insert(answeredMatch({ caseId: record.id }));
        records.checks.addNote(id, { id: newId(), at: new Date().toISOString(), text: 'दरवाज़े पर, "घर"' });
      }
    });
  }
}

/** Names and places as they meet in a district. */
function customer(count: number) {
  const name = `${firstNames[count % firstNames.length]} ${lastNames[(count * 7 + Math.floor(count / 30)) % lastNames.length]}`;
  return { name, place: places[Math.floor(count / 3) % places.length] ?? '' };
}
