import { describe, expect, it } from 'vitest';
import { verdict } from '../../../shared/check/verdict.ts';
import { matchLead } from './match-lead.ts';

describe('matchLead', () => {
  it('leads with the vendor’s word', () => {
    expect(matchLead({ result: 'YES' }, verdict('pass', 'scoreReachesThreshold'))).toBe('yes');
    expect(matchLead({ result: 'NO' }, verdict('fail', 'scoreBelowThreshold'))).toBe('no');
    expect(matchLead({ result: 'YES' }, verdict('review', 'thresholdBelowPolicy'))).toBe('yes');
  });

  it('shows no word where the faces were not compared', () => {
    expect(matchLead({ result: 'NO' }, verdict('notComputable', 'severalFaces'))).toBeNull();
    expect(matchLead({ result: 'YES' }, verdict('notComputable', 'resultContradictsScore'))).toBeNull();
  });
});
