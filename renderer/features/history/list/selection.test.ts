import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extended, MOST_SELECTED, nothingSelected, ofAll, selectedIds, toggled } from './selection.ts';

/** Newest first, as the list has them. */
function list(length: number) {
  return Array.from({ length }, (_, index) => ({ id: `check-${length - index}`, sequence: length - index }));
}

describe('picking checks out of History', () => {
  const items = list(10);
  const item = (number: number) => ({ id: `check-${number}`, sequence: number });

  it('puts a check in, and takes it out again', () => {
    const one = toggled(nothingSelected, item(4));
    expect(selectedIds(one)).toEqual(['check-4']);
    expect(selectedIds(toggled(one, item(4)))).toEqual([]);
  });

  it('lists them as a report does, the oldest first', () => {
    const chosen = [item(9), item(2), item(5)].reduce(toggled, nothingSelected);
    expect(selectedIds(chosen)).toEqual(['check-2', 'check-5', 'check-9']);
  });

  it('takes a range in either direction, and keeps what was chosen before', () => {
    const begun = toggled(toggled(nothingSelected, item(1)), item(6));
    expect(selectedIds(extended(begun, items, 'check-8'))).toEqual(['check-1', 'check-6', 'check-7', 'check-8']);
    expect(selectedIds(extended(begun, items, 'check-4'))).toEqual(['check-1', 'check-4', 'check-5', 'check-6']);
  });

  it('takes the check alone where no range was begun, or its beginning has left the list', () => {
    expect(selectedIds(extended(nothingSelected, items, 'check-3'))).toEqual(['check-3']);
    const elsewhere = { ...nothingSelected, anchor: 'gone' };
    expect(selectedIds(extended(elsewhere, items, 'check-3'))).toEqual(['check-3']);
  });

  it('stops at what a report holds, says so, and takes the newest ones', () => {
    const many = ofAll(list(MOST_SELECTED + 5));
    expect(many.chosen.size).toBe(MOST_SELECTED);
    expect(many.isCutShort).toBe(true);
    expect(selectedIds(many)[0]).toBe('check-6');
    expect(toggled(many, item(1))).toMatchObject({ isCutShort: true });
    expect(toggled(many, item(7)).isCutShort).toBe(false);
  });

  it('never holds more than a report does, whatever is done', () => {
    const long = list(260);
    const step = fc.record({ at: fc.nat(259), isRange: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const end = steps.reduce((selection, { at, isRange }) => {
          const wanted = long[at];
          if (!wanted) return selection;
          return isRange ? extended(selection, long, wanted.id) : toggled(selection, wanted);
        }, nothingSelected);
        expect(end.chosen.size).toBeLessThanOrEqual(MOST_SELECTED);
        const ids = selectedIds(end);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
