import { describe, expect, it } from 'vitest';
import type { HistoryItem } from '../../../../shared/check/history.ts';
import { refreshed, withHead } from './history-pages.ts';

const item = (sequence: number, state: HistoryItem['state'] = 'queued'): HistoryItem => ({
  id: `00000000-0000-4000-8000-${String(sequence).padStart(12, '0')}`,
  sequence,
  kind: 'livenessLookup',
  mode: 'practice',
  environment: null,
  caseId: null,
  caseReference: '',
  caseResult: null,
  subject: '',
  enteredAt: '2026-03-01T08:00:00.000Z',
  state,
  needs: null,
  verdict: null,
  score: null,
});
const pages = [
  { items: [item(4), item(3)], total: 4 },
  { items: [item(2), item(1)], total: 4 },
];
const sequences = (all: typeof pages | null) => all?.map(({ items }) => items.map(({ sequence }) => sequence));

describe('the pages of History', () => {
  it('take over a check that has changed, and nothing else', () => {
    const changed = refreshed(pages, [{ id: item(2).id, item: item(2, 'done') }], 4);
    expect(changed[1]?.items[0]?.state).toBe('done');
    expect(changed[0]).toBe(pages[0]);
  });

  it('say anew what the case of a changed check comes to, beside its other checks too', () => {
    const result = { open: 0, missing: [], verdict: 'review', decision: null, failsBeside: 0 } as const;
    const of = (one: HistoryItem, verdict: 'review' | 'pass') => ({
      ...one,
      caseId: '00000000-0000-4000-8000-000000000099',
      caseResult: { ...result, missing: [...result.missing], verdict },
    });
    const before = [
      { items: [of(item(4), 'review'), item(3)], total: 3 },
      { items: [of(item(2), 'review')], total: 3 },
    ];
    const verdicts = (all: ReturnType<typeof refreshed>) =>
      all.map(({ items }) => items.map(({ caseResult }) => caseResult?.verdict ?? null));
    const changed = of(item(2, 'done'), 'pass');
    expect(verdicts(refreshed(before, [{ id: changed.id, item: changed }], 3))).toEqual([['pass', null], ['pass']]);
    const entered = of(item(5), 'pass');
    const head = { items: [entered, ...(before[0]?.items ?? [])], total: 4 };
    expect(verdicts(withHead(before, head) ?? [])).toEqual([['pass', 'pass', null], ['pass']]);
  });

  it('lose a check that is gone, and count anew', () => {
    const left = refreshed(pages, [{ id: item(3).id, item: null }], 3);
    expect(left.map(({ items, total }) => [items.length, total])).toEqual([
      [1, 3],
      [2, 3],
    ]);
  });

  it('get what is new on top', () => {
    const all = withHead(pages, { items: [item(6), item(5), item(4), item(3)], total: 6 });
    expect(sequences(all as typeof pages)).toEqual([
      [6, 5, 4, 3],
      [2, 1],
    ]);
  });

  it('are read anew where the new ones do not reach them', () => {
    expect(withHead(pages, { items: [item(9), item(8)], total: 9 })).toBeNull();
    expect(withHead([], { items: [item(1)], total: 1 })).toBeNull();
  });
});
