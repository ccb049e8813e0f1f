import { describe, expect, it } from 'vitest';
import type { Check } from '../../../shared/check.ts';
import type { OutboxItem } from '../../../shared/outbox.ts';
import { groupItems, holdOf } from './groups.ts';

function item(state: Check['state'], id: string): OutboxItem {
  return { check: { id, state } as Check, remaining: null };
}

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
    const { asking, moving } = groupItems(items);
    expect(asking.map(({ check }) => check.id)).toEqual(['b', 'd', 'f', 'g']);
    expect(moving.map(({ check }) => check.id)).toEqual(['a', 'c', 'e', 'h']);
  });

  it('leaves nothing out', () => {
    const { asking, moving } = groupItems(items);
    expect(asking.length + moving.length).toBe(items.length);
  });
});

describe('holdOf', () => {
  const pause = { reason: 'environment', said: 'SANDBOX' } as const;

  it('is nothing for a lane that is open or trying again, and where no lane is known', () => {
    const nothing = { pause: null, stopped: false };
    expect(holdOf(undefined)).toEqual(nothing);
    expect(holdOf({ state: { name: 'open' }, stopped: false })).toEqual(nothing);
    expect(holdOf({ state: { name: 'halfOpen', failures: 1 }, stopped: false })).toEqual(nothing);
  });

  it('keeps both reasons apart', () => {
    expect(holdOf({ state: { name: 'paused', pause }, stopped: true })).toEqual({ pause, stopped: true });
  });
});
