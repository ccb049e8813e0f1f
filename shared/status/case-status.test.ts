import { describe, expect, it } from 'vitest';
import { caseStatusOf, toneOfUnfinished } from './case-status.ts';

const standing = { verdict: 'review', isDecided: false, missing: 0, open: 0 } as const;

describe('where a case stands', () => {
  it('is unfinished while something is to come and nothing speaks against it', () => {
    expect(caseStatusOf({ ...standing, missing: 1 })).toBe('unfinished');
    expect(caseStatusOf({ ...standing, open: 1 })).toBe('unfinished');
    expect(caseStatusOf(standing)).toBe('review');
  });

  it('waits for answers, or else for the agent', () => {
    expect([toneOfUnfinished({ open: 2 }), toneOfUnfinished({ open: 0 })]).toEqual(['moving', 'person']);
  });

  it('is a fail as soon as there is one, and what a person has decided on is no longer unfinished', () => {
    expect(caseStatusOf({ ...standing, verdict: 'fail', missing: 2, open: 1 })).toBe('fail');
    expect(caseStatusOf({ ...standing, isDecided: true, missing: 2 })).toBe('review');
  });
});
