import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MOST_KEPT_ENTRIES, MOST_KEPT_LETTERS } from '../../shared/limits.ts';
import { runs } from '../../tests/counts.ts';
import { createPageState } from './page-state.ts';

it('keeps what was kept last under each name, the newest of it where that is too much', () => {
  const change = fc.record({
    key: fc.integer({ min: 0, max: 2 * MOST_KEPT_ENTRIES }).map((number) => `form ${number}`),
    letters: fc.option(fc.integer({ min: 0, max: 100_000 }), { freq: 5 }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 300, size: 'max' }), (changes) => {
      const state = createPageState();
      const model = new Map<string, string>();
      for (const { key, letters } of changes) {
        const value = letters === null ? null : 'x'.repeat(letters);
        state.keep(key, value);
        model.delete(key);
        if (value !== null) model.set(key, value);
      }
      const kept = Object.entries(state.read());
      expect(kept.length).toBeLessThanOrEqual(MOST_KEPT_ENTRIES);
      expect(kept.reduce((sum, [key, value]) => sum + key.length + value.length, 0)).toBeLessThanOrEqual(
        MOST_KEPT_LETTERS,
      );
      for (const [key, value] of kept) expect(model.get(key)).toBe(value);
      const newest = [...model.keys()].at(-1);
      if (newest !== undefined) expect(kept.map(([key]) => key)).toContain(newest);
    }),
    { numRuns: runs(300, 30) },
  );
});

it('forgets what speaks of an erased case, under its name or by it', () => {
  const state = createPageState();
  const id = crypto.randomUUID();
  state.keep(`case ${id} note`, '"somebody"');
  state.keep('current case', JSON.stringify({ id }));
  state.keep('liveness', '"other"');
  state.forgetNaming(id);
  expect(state.read()).toEqual({ liveness: '"other"' });
});
