import { describe, expect, it } from 'vitest';
import { type HistoryFilters, historyQuery, isNarrowed, noFilters } from './history-filters.ts';

const caseId = '01932c5e-7a10-7c3e-9d41-1f0a6b2c3d4e';
const narrowedBy = (filters: Partial<HistoryFilters>) => isNarrowed({ ...noFilters, ...filters });

describe('the filters of History', () => {
  it('ask for the mode in use, and leave everything else out', () => {
    expect(historyQuery(noFilters, 'sandbox')).toEqual({
      text: '',
      mode: 'sandbox',
      kind: null,
      result: null,
      caseId: null,
      from: null,
      until: null,
      before: null,
      limit: 40,
    });
  });

  it('ask for a mode, or all of them, whatever is in use', () => {
    expect(historyQuery({ ...noFilters, mode: 'production' }, 'practice').mode).toBe('production');
    expect(historyQuery({ ...noFilters, mode: 'all' }, 'practice').mode).toBeNull();
  });

  it('take both days in full, by the clock on the wall', () => {
    const query = historyQuery({ ...noFilters, from: '2026-03-01', until: '2026-03-02' }, 'practice');
    expect(query.from).toBe(new Date(2026, 2, 1).toISOString());
    expect(query.until).toBe(new Date(2026, 2, 3).toISOString());
  });

  it('hand on what was chosen, and no longer text than the records take', () => {
    const query = historyQuery(
      { ...noFilters, text: `  ${'a'.repeat(300)}`, kind: 'faceMatch', result: 'fail', caseId },
      'practice',
    );
    expect(query).toMatchObject({ text: 'a'.repeat(200), kind: 'faceMatch', result: 'fail', caseId });
  });

  it('narrow the list down where anything is left out', () => {
    expect(narrowedBy({})).toBe(false);
    expect(narrowedBy({ mode: 'all' })).toBe(false);
    expect(narrowedBy({ text: ' ' })).toBe(false);
    for (const filters of [{ text: 'a' }, { kind: 'faceMatch' }, { caseId }, { until: '2026-03-01' }] as const) {
      expect(narrowedBy(filters)).toBe(true);
    }
  });
});
