import { describe, expect, it } from 'vitest';
import type { CaseDetails } from '../../../shared/case/case.ts';
import { UNFINISHED } from '../../ui/fields/moment-box.tsx';
import { caseProblems, caseRequest, entriesOfCase, fieldsNamingAadhaar, newCaseEntries } from './case-form.ts';

const now = new Date(2026, 10, 22, 14, 5, 33);
const details: CaseDetails = {
  reference: 'APP-2026-00117',
  name: 'Asha Verma',
  note: '',
  place: 'Pune',
  visitedAt: now.toISOString(),
  consent: { how: 'spoken', at: now.toISOString() },
};
const entries = entriesOfCase(details);

describe('the form of a case', () => {
  it('begins with now as the time of the visit, and needs a reference', () => {
    const empty = newCaseEntries(now);
    expect(empty.visitedAt).toBe('2026-11-22T14:05');
    expect(caseProblems(empty)).toMatchObject({ reference: 'required', name: null, visitedAt: null, consentAt: null });
  });

  it('gives back what it was given, to the second', () => {
    expect(caseRequest(entries, details)).toEqual(details);
    expect(caseRequest(entries, null).visitedAt).toBe(new Date(2026, 10, 22, 14, 5).toISOString());
  });

  it('leaves open what is left open', () => {
    const request = caseRequest({ ...entries, visitedAt: '', consentHow: 'none' }, details);
    expect(request).toMatchObject({ visitedAt: null, consent: null });
  });

  it('wants to know when the customer agreed, and no half a moment', () => {
    expect(caseProblems({ ...entries, consentAt: '' }).consentAt).toBe('required');
    expect(caseProblems({ ...entries, consentHow: 'none', consentAt: '' }).consentAt).toBeNull();
    expect(caseProblems({ ...entries, visitedAt: UNFINISHED }).visitedAt).toBe('required');
  });

  it('knows how long each text may be', () => {
    const problems = caseProblems({
      ...entries,
      reference: 'r'.repeat(65),
      name: 'n'.repeat(201),
      place: 'p'.repeat(200),
      note: 'n'.repeat(4001),
    });
    expect(problems).toMatchObject({ reference: 'tooLong', name: 'tooLong', place: null, note: 'tooLong' });
  });

  it('warns of Aadhaar numbers wherever they are typed', () => {
    expect(fieldsNamingAadhaar(entries).size).toBe(0);
    expect([...fieldsNamingAadhaar({ ...entries, note: 'card 9999 4105 7058' })]).toEqual(['note']);
  });
});
