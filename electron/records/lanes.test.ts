import { describe, expect, it } from 'vitest';
import type { Lane, LaneState } from '../../shared/check/lane.ts';
import { openTestRecords } from './testing/records.ts';

const name = { vendor: 'cashfree', mode: 'production' } as const;
const offline = (failures: number): LaneState => ({
  name: 'paused',
  pause: { reason: 'offline', cause: 'hostNotFound', failures, length: 1000 * failures },
});
const lane = (state: LaneState, stopped = false): Lane => ({ ...name, state, stopped });

describe('a lane', () => {
  it('is open and runs, until something else is on record', () => {
    const { lanes } = openTestRecords();
    expect(lanes.read(name)).toEqual(lane({ name: 'open' }));
    expect(lanes.all()).toEqual([]);
  });

  it('reads back as it was written, and no other lane with it', () => {
    const { lanes } = openTestRecords();
    const words = { httpStatus: 403, type: null, code: 'ip', message: 'not allowed', supportReference: 'x' };
    for (const state of [
      offline(3),
      { name: 'halfOpen', failures: 3 },
      { name: 'paused', pause: { reason: 'address', words, length: 900_000 } },
      { name: 'paused', pause: { reason: 'storage', trouble: 'full', length: 5 } },
      { name: 'open' },
    ] as const satisfies readonly LaneState[]) {
      lanes.replace(lane(state, true));
      expect(lanes.read(name)).toEqual(lane(state, true));
      expect(lanes.all()).toEqual([lane(state, true)]);
    }
    expect(lanes.read({ ...name, mode: 'sandbox' }).stopped).toBe(false);
  });

  it('tells the audit chain of what it does, and not how long it has waited, nor of each half-open try', () => {
    const { lanes, entries } = openTestRecords();
    const told: [string, number][] = [];
    const replace = (what: string, next: Lane) => {
      lanes.replace(next);
      told.push([what, entries.length]);
    };
    replace('nothing new', lane({ name: 'open' }));
    replace('paused', lane(offline(1)));
    replace('paused for longer', lane(offline(2)));
    replace('tries one', lane({ name: 'halfOpen', failures: 2 }));
    replace('paused again', lane(offline(3)));
    replace('stopped by a person', lane(offline(3), true));
    replace('open', lane({ name: 'open' }));
    replace('tries one from being open', lane({ name: 'halfOpen', failures: 0 }));
    expect(told.map(([, count]) => count)).toEqual([0, 1, 1, 1, 1, 2, 3, 3]);
    expect(entries[0]).toEqual({
      event: 'laneChanged',
      content: {
        from: { name: 'open' },
        ...name,
        state: { name: 'paused', reason: 'offline', cause: 'hostNotFound' },
        stopped: false,
      },
    });
  });
});
