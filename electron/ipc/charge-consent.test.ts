import { describe, expect, it } from 'vitest';
import { createChargeConsent, REST_AFTER_NO } from './charge-consent.ts';

/** A person who answers as the test says, once it says so. */
function desk() {
  let now = 0;
  let pressed = false;
  const asked: string[] = [];
  const answers: ((agreed: boolean) => void)[] = [];
  const mayCharge = createChargeConsent({
    spend: () => {
      const isThere = pressed;
      pressed = false;
      return isThere;
    },
    ask: (name) => {
      asked.push(name);
      return new Promise((resolve) => answers.push(resolve));
    },
    clock: () => now,
  });
  return {
    asked,
    call: () => mayCharge('checks.lookUpLiveness'),
    press: () => (pressed = true),
    answer: (agreed: boolean) => answers.shift()?.(agreed),
    pass: (milliseconds: number) => (now += milliseconds),
  };
}

describe('a call that may be charged', () => {
  it('goes on by a press, and nothing is asked', async () => {
    const { call, press, asked } = desk();
    press();
    expect(await call()).toBe(true);
    expect(asked).toEqual([]);
  });

  it('is asked about outside the window where nothing was pressed, each one anew', async () => {
    const { call, answer, asked } = desk();
    for (let count = 1; count <= 2; count += 1) {
      const going = call();
      answer(true);
      expect(await going).toBe(true);
      expect(asked).toHaveLength(count);
    }
  });

  it('is refused while another one is asked about, unless it is pressed for', async () => {
    const { call, press, answer, asked } = desk();
    const first = call();
    expect(await call()).toBe(false);
    press();
    expect(await call()).toBe(true);
    answer(false);
    expect(await first).toBe(false);
    expect(asked).toHaveLength(1);
  });

  it('is not asked about again for a while after a “no”', async () => {
    const { call, press, answer, pass, asked } = desk();
    const first = call();
    answer(false);
    expect(await first).toBe(false);
    pass(REST_AFTER_NO - 1);
    expect(await call()).toBe(false);
    expect(asked).toHaveLength(1);
    press();
    expect(await call()).toBe(true);
    pass(1);
    const later = call();
    answer(true);
    expect(await later).toBe(true);
    expect(asked).toHaveLength(2);
  });
});
