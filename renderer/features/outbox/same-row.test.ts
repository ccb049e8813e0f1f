import { describe, expect, it } from 'vitest';
import type { Check } from '../../../shared/check/check.ts';
import { isSameRow, type RowContent } from './same-row.ts';

const check = (state: Check['state']) => ({ kind: 'livenessLookup', state }) as Check;
const queued = check({ name: 'queued' });
const waiting = check({ name: 'waiting', cause: 'silence', words: null, length: 90_000 });
const offline = { reason: 'offline', cause: 'hostNotFound', failures: 1, length: 2000 } as const;
const limited = { reason: 'rateLimited', words: null, failures: 1, length: 90_000, askedBy: 'vendor' } as const;

/** The same row, read 250 ms later. */
function readAgain(content: Partial<RowContent>, then: Partial<RowContent> = {}): boolean {
  const before: RowContent = {
    check: queued,
    pause: null,
    stopped: false,
    remaining: null,
    readAt: 10_000,
    ...content,
  };
  const remaining = before.remaining === null ? null : before.remaining - 247;
  return isSameRow(before, { ...before, remaining, readAt: before.readAt + 250, ...then });
}

describe('a row of the outbox that is read again', () => {
  it('is drawn anew only where it says something else', () => {
    expect(readAgain({})).toBe(true);
    expect(readAgain({}, { check: { ...queued } })).toBe(false);
    expect(readAgain({}, { stopped: true })).toBe(false);
    expect(readAgain({}, { limit: 100 })).toBe(false);
    expect(readAgain({ pause: offline }, { pause: null })).toBe(false);
    expect(readAgain({ pause: offline }, { pause: { ...offline, cause: 'silence' } })).toBe(false);
  });

  it('counts its own wait down by itself, and is told of another one', () => {
    expect(readAgain({ check: waiting, remaining: 50_000 })).toBe(true);
    expect(readAgain({ check: waiting, remaining: 50_000 }, { remaining: 30_000 })).toBe(false);
    expect(readAgain({ check: waiting, remaining: 50_000 }, { remaining: null })).toBe(false);
  });

  it('takes no notice of its lane’s wait, nor of one more try that came to nothing', () => {
    expect(readAgain({ pause: offline, remaining: 1900 })).toBe(true);
    expect(readAgain({ pause: offline, remaining: 10 }, { pause: { ...offline, failures: 2 }, remaining: 4000 })).toBe(
      true,
    );
  });

  it('names the minutes of a wait that may outlive its session as they are', () => {
    expect(readAgain({ pause: limited, remaining: 90_000 })).toBe(true);
    expect(readAgain({ pause: limited, remaining: 60_100 })).toBe(false);
    expect(readAgain({ pause: limited, remaining: 90_000 }, { remaining: 300_000 })).toBe(false);
  });
});
