import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../tests/counts.ts';
import { createPresses, type Input, PRESS_LASTS } from './presses.ts';

const beginnings: readonly Input[] = [
  { type: 'mouseDown', button: 'left' },
  { type: 'keyDown', key: 'Enter', isAutoRepeat: false },
  { type: 'rawKeyDown', key: ' ', isAutoRepeat: false },
  { type: 'touchEnd' },
];
const others: readonly Input[] = [
  { type: 'mouseDown', button: 'right' },
  { type: 'mouseMove' },
  { type: 'mouseWheel' },
  { type: 'mouseUp', button: 'left' },
  { type: 'touchStart' },
  { type: 'gestureScrollBegin' },
  { type: 'keyDown', key: 'Enter', isAutoRepeat: true },
  { type: 'keyDown', key: 'a', isAutoRepeat: false },
  { type: 'rawKeyDown', key: 'Escape', isAutoRepeat: false },
  { type: 'rawKeyDown', key: 'Tab', isAutoRepeat: false },
  { type: 'keyUp', key: 'Enter' },
  { type: 'char', key: 'Enter' },
];

function desk() {
  let now = 0;
  const presses = createPresses(() => now);
  return { ...presses, pass: (milliseconds: number) => (now += milliseconds) };
}

describe('a press', () => {
  it.each(beginnings)('by %j is good for one call', (input) => {
    const { feel, spend } = desk();
    feel(input);
    expect([spend(), spend()]).toEqual([true, false]);
  });

  it.each(others)('is not made by %j', (input) => {
    const { feel, spend } = desk();
    feel(input);
    expect(spend()).toBe(false);
  });

  it('lasts for a while, and not for ever', () => {
    for (const input of beginnings) {
      const { feel, spend, pass } = desk();
      feel(input);
      pass(PRESS_LASTS);
      expect(spend()).toBe(true);
      feel(input);
      pass(PRESS_LASTS + 1);
      expect(spend()).toBe(false);
    }
  });

  it('that is held for long is good for a call when it ends, unless it was used before', () => {
    const pairs: readonly [Input, Input][] = [
      [
        { type: 'mouseDown', button: 'left' },
        { type: 'mouseUp', button: 'left' },
      ],
      [
        { type: 'keyDown', key: 'Enter' },
        { type: 'keyUp', key: 'Enter' },
      ],
    ];
    for (const [down, up] of pairs) {
      const { feel, spend, pass } = desk();
      feel(down);
      pass(PRESS_LASTS * 3);
      feel(up);
      expect(spend()).toBe(true);
      feel(down);
      expect(spend()).toBe(true);
      feel(up);
      expect(spend()).toBe(false);
    }
  });

  it('comes before every call, whatever is done in whatever order', () => {
    const step = fc.oneof(
      fc.constantFrom(...beginnings).map((input) => ({ input, begins: true })),
      fc.constantFrom(...others).map((input) => ({ input, begins: false })),
      fc.constant('call' as const),
      fc.integer({ min: 0, max: PRESS_LASTS * 2 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { feel, spend, pass } = desk();
        let isOwed = false;
        for (const one of steps) {
          if (typeof one === 'number') pass(one);
          else if (one === 'call') {
            if (spend()) expect(isOwed).toBe(true);
            isOwed = false;
          } else {
            feel(one.input);
            isOwed ||= one.begins;
          }
        }
      }),
      { numRuns: runs(5_000, 500) },
    );
  });
});
