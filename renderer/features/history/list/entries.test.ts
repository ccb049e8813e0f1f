import { describe, expect, it } from 'vitest';
import type { HistoryItem } from '../../../../shared/check/history.ts';
import { entriesOf, entryAt, topsOf } from './entries.ts';

const entered = (sequence: number, at: Date): HistoryItem => ({
  id: `00000000-0000-4000-8000-${String(sequence).padStart(12, '0')}`,
  sequence,
  kind: 'faceMatch',
  mode: 'practice',
  environment: null,
  caseId: null,
  caseReference: '',
  caseResult: null,
  subject: 'FD-1',
  enteredAt: at.toISOString(),
  state: 'done',
  needs: null,
  verdict: 'pass',
  score: 0.9,
});
const items = [
  entered(3, new Date(2026, 2, 2, 0, 0, 1)),
  entered(2, new Date(2026, 2, 1, 23, 59, 59)),
  entered(1, new Date(2026, 2, 1, 8)),
];

describe('the entries of the list', () => {
  it('have each day once, above its checks', () => {
    expect(entriesOf(items).map((entry) => (entry.shows === 'day' ? entry.day : entry.item.sequence))).toEqual([
      '2026-03-02',
      3,
      '2026-03-01',
      2,
      1,
    ]);
    expect(entriesOf([])).toEqual([]);
  });

  it('number the checks, not the days', () => {
    expect(entriesOf(items).flatMap((entry) => (entry.shows === 'check' ? [entry.position] : []))).toEqual([1, 2, 3]);
  });

  it('lie one below the other', () => {
    expect([...topsOf(entriesOf(items), { day: 10, check: 30 })]).toEqual([0, 10, 40, 50, 80, 110]);
  });

  it('are found by their place', () => {
    const tops = topsOf(entriesOf(items), { day: 10, check: 30 });
    expect([-5, 0, 9, 10, 39, 40, 50, 109, 500].map((place) => entryAt(tops, place))).toEqual([
      0, 0, 0, 1, 1, 2, 3, 4, 4,
    ]);
    expect(entryAt(topsOf([], { day: 10, check: 30 }), 7)).toBe(0);
  });
});
