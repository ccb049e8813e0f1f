import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame, rebased } from './rebased.ts';

const entries = fc.record({ name: fc.constantFrom('', 'Asha', 'Dev'), code: fc.constantFrom('', 'A-17', 'D-2') });

describe('what stands in a form when something else is stored', () => {
  it('is what is stored now where nothing was typed, and what was typed where something was', () => {
    fc.assert(
      fc.property(entries, entries, entries, (typed, before, now) => {
        const after = rebased(typed, before, now);
        for (const name of ['name', 'code'] as const) {
          expect(after[name]).toBe(typed[name] === before[name] ? now[name] : typed[name]);
        }
        expect(isSame(rebased(before, before, now), now)).toBe(true);
      }),
    );
  });
});
