import { describe, expect, it } from 'vitest';
import { isLive } from '../../../shared/mode.ts';
import { marksOf } from './mode-marks.ts';

describe('marksOf', () => {
  it('marks practice and sandbox, and leaves production alone', () => {
    expect(marksOf('practice', 'SANDBOX')).toEqual({ mode: 'practice', disagreeing: null, isNotLive: false });
    expect(marksOf('sandbox', null)).toEqual({ mode: 'sandbox', disagreeing: null, isNotLive: false });
    expect(marksOf('production', 'live')).toEqual({ mode: null, disagreeing: null, isNotLive: false });
  });

  it('shows what the vendor says where it does not fit the mode', () => {
    expect(marksOf('production', 'Sandbox')).toEqual({ mode: null, disagreeing: 'Sandbox', isNotLive: true });
    expect(marksOf('production', '')).toEqual({ mode: null, disagreeing: '', isNotLive: true });
    expect(marksOf('sandbox', 'LIVE')).toEqual({ mode: 'sandbox', disagreeing: 'LIVE', isNotLive: false });
  });

  it('agrees with the rule for what counts as live', () => {
    for (const mode of ['practice', 'sandbox', 'production'] as const) {
      for (const environment of [null, 'LIVE', 'Live', 'SANDBOX', 'UAT', '']) {
        const marks = marksOf(mode, environment);
        expect(marks.mode === null && !marks.isNotLive).toBe(isLive(mode, environment));
      }
    }
  });
});
