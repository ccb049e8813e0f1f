import { describe, expect, it } from 'vitest';
import type { Check } from '../../../shared/check/check.ts';
import type { Pause } from '../../../shared/check/lane.ts';
import type { OutboxItem, OutboxLane } from '../../../shared/check/outbox.ts';
import { groupItems, holdOf } from './groups.ts';

function item(state: Check['state'], id: string, mode: Check['mode'] = 'practice'): OutboxItem {
  return { check: { id, kind: 'faceMatch', mode, state } as Check, remaining: null };
}

function lane(mode: Check['mode'], state: OutboxLane['state'], stopped = false): OutboxLane {
  return { vendor: 'cashfree', mode, state, stopped, open: 1, remaining: null, limit: null };
}
const idsOf = (found: readonly OutboxItem[]) => found.map(({ check }) => check.id);

const items = [
  item({ name: 'queued' }, 'a'),
  item({ name: 'failed', cause: 'inputRefused', words: null }, 'b'),
  item({ name: 'needs', what: 'answer' }, 'c'),
  item({ name: 'needs', what: 'consent' }, 'd'),
  item({ name: 'sending', sentBytes: 0, totalBytes: 1 }, 'e'),
  item({ name: 'lost', because: 'stopped', words: null }, 'f'),
  item({ name: 'held', because: 'restored', cause: null, words: null }, 'g'),
  item({ name: 'waiting', cause: 'silence', words: null, length: 1 }, 'h'),
];

describe('groupItems', () => {
  it('tells what needs a person from what goes by itself', () => {
    const { asking, paused, moving } = groupItems(items, []);
    expect(idsOf(asking)).toEqual(['b', 'd', 'f', 'g']);
    expect(idsOf(paused)).toEqual([]);
    expect(idsOf(moving)).toEqual(['a', 'c', 'e', 'h']);
  });

  it('says of nothing that it goes by itself while its lane stands still until somebody does something', () => {
    const elsewhere = item({ name: 'queued' }, 'i', 'production');
    const { asking, paused, moving } = groupItems([...items, elsewhere], [lane('practice', { name: 'open' }, true)]);
    expect(idsOf(asking)).toEqual(['b', 'd', 'f', 'g']);
    expect(idsOf(paused)).toEqual(['a', 'h']);
    expect(idsOf(moving)).toEqual(['c', 'e', 'i']);
  });

  it('knows which pauses end by themselves', () => {
    const pausedBy = (pause: Pause) => groupItems(items, [lane('practice', { name: 'paused', pause })]).paused.length;
    expect(pausedBy({ reason: 'credentials', words: null })).toBe(2);
    expect(pausedBy({ reason: 'environment', said: 'LIVE' })).toBe(2);
    expect(pausedBy({ reason: 'balance', words: null, length: 1 })).toBe(0);
    expect(pausedBy({ reason: 'offline', cause: 'hostNotFound', failures: 1, length: 1 })).toBe(0);
  });
});

describe('holdOf', () => {
  const pause = { reason: 'environment', said: 'SANDBOX' } as const;

  it('is nothing for a lane that is open or trying again, and where no lane is known', () => {
    const nothing = { pause: null, stopped: false, limit: null };
    const limit = null;
    expect(holdOf(undefined)).toMatchObject({ pause: null, stopped: false });
    expect(holdOf({ state: { name: 'open' }, stopped: false, limit })).toEqual(nothing);
    expect(holdOf({ state: { name: 'halfOpen', failures: 1 }, stopped: false, limit })).toEqual(nothing);
  });

  it('keeps both reasons apart', () => {
    const limit = { calls: 100, remaining: 1_000 };
    expect(holdOf({ state: { name: 'paused', pause }, stopped: true, limit })).toEqual({
      pause,
      stopped: true,
      limit: 100,
    });
  });
});
