import { describe, expect, it } from 'vitest';
import { caseChoices } from './case-choices.ts';

/** The newest first. */
const casesOf = (...references: string[]) => references.map((reference) => ({ id: reference, reference, name: '' }));
const newer = Array.from({ length: 12 }, (_, index) => `APP-1${index}`);

describe('the cases that can be chosen for a check', () => {
  it('begin with the one of that very reference, which is never offered as a new one, however many newer ones fit', () => {
    const { offered, same, mayBeNew } = caseChoices(' app-1 ', { cases: casesOf(...newer, 'APP-1'), isWhole: true });
    expect([offered[0]?.reference, same?.reference, mayBeNew]).toEqual(['APP-1', 'APP-1', false]);
    expect(offered).toHaveLength(8);
  });

  it('have a new one among them only where it is certain that none has its reference', () => {
    const fit = { cases: casesOf(...newer), isWhole: true };
    expect(caseChoices('APP-1', fit).mayBeNew).toBe(true);
    expect(caseChoices('APP-1', { ...fit, isWhole: false }).mayBeNew).toBe(false);
    expect(caseChoices(' ', fit).mayBeNew).toBe(false);
  });
});
