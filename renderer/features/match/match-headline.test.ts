import { describe, expect, it } from 'vitest';
import { verdict } from '../../../shared/verdicts/verdict.ts';
import { matchHeadline } from './match-headline.ts';

describe('matchHeadline', () => {
  it('leads with the vendor’s word', () => {
    expect(matchHeadline({ result: 'YES' }, verdict('pass', 'scoreReachesThreshold'))).toEqual({
      lead: 'yes',
      tone: 'pass',
    });
    expect(matchHeadline({ result: 'NO' }, verdict('fail', 'scoreBelowThreshold')).lead).toBe('no');
    expect(matchHeadline({ result: 'YES' }, verdict('review', 'thresholdBelowPolicy')).lead).toBe('yes');
  });

  it('shows no word where the faces were not compared', () => {
    expect(matchHeadline({ result: 'NO' }, verdict('notComputable', 'severalFaces')).lead).toBeNull();
    expect(matchHeadline({ result: 'YES' }, verdict('notComputable', 'resultContradictsScore')).lead).toBeNull();
  });
});
