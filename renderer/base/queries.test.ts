import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followChanges, makeQueryClient } from './queries.ts';

type Listener = (change: { readonly id: string; readonly isSettled: boolean }) => void;

/** What is under test here hears the main process and nothing else. */
let announce: Listener = () => undefined;
let announceLanes: () => void = () => undefined;
const never = { onChanged: () => () => undefined };

beforeEach(() => {
  vi.useFakeTimers();
  const checks = {
    onChanged: (listener: Listener) => {
      announce = listener;
      return () => undefined;
    },
  };
  const outbox = {
    onChanged: (listener: () => void) => {
      announceLanes = listener;
      return () => undefined;
    },
  };
  vi.stubGlobal('window', { facedesk: { checks, outbox, cases: never, program: never, updates: never } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Counts what is read of what is in view: lists by their name, a check by `check ID`. */
function watched(inView: readonly (readonly string[])[]) {
  const client = makeQueryClient();
  const reads: Record<string, number> = {};
  for (const queryKey of inView) {
    const name = queryKey.join(' ');
    const queryFn = () => {
      reads[name] = (reads[name] ?? 0) + 1;
      return { check: { state: { name: 'sending' } } };
    };
    new QueryObserver(client, { queryKey, queryFn }).subscribe(() => undefined);
  }
  const end = followChanges(client);
  return {
    reads,
    end: () => {
      end();
      client.clear();
    },
  };
}

/** Reads of what is in view while 200 checks are entered, or come to their end, one each 10 ms, two announcements each. */
async function readsWhile(isSettled: boolean, inView: readonly string[]): Promise<Record<string, number>> {
  const { reads, end } = watched(inView.map((name) => [name]));
  for (let count = 0; count < 200; count += 1) {
    for (let news = 0; news < 2; news += 1) announce({ id: `check ${count}`, isSettled });
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(1000);
  end();
  return { outbox: 0, ...reads };
}

describe.each([
  ['entered', false],
  ['settled', true],
] as const)('what is read while 200 checks are %s in two seconds', (_what, isSettled) => {
  it('is their number, now and then, and nothing of the outbox where that is out of view', async () => {
    const reads = await readsWhile(isSettled, ['openCount']);
    expect(reads.outbox).toBe(0);
    expect(reads.openCount).toBeLessThanOrEqual(10);
    expect(reads.openCount).toBeGreaterThanOrEqual(3);
  });

  it('is the outbox as rarely, where that is in view, and once more when the last one is in', async () => {
    const { outbox } = await readsWhile(isSettled, ['outbox', 'openCount']);
    expect(outbox).toBeLessThanOrEqual(10);
    expect(outbox).toBeGreaterThanOrEqual(3);
  });
});

describe('a check in view', () => {
  it('is read at once when it has come to its end, however lately it was; its progress waits', async () => {
    const { reads, end } = watched([['check', 'one'], ['case']]);
    const both = () => [reads['check one'], reads.case];
    await vi.advanceTimersByTimeAsync(1000);
    announce({ id: 'one', isSettled: false });
    await vi.advanceTimersByTimeAsync(1);
    expect(both()).toEqual([2, 2]);
    announce({ id: 'one', isSettled: false });
    await vi.advanceTimersByTimeAsync(10);
    expect(both()).toEqual([2, 2]);
    announce({ id: 'one', isSettled: true });
    await vi.advanceTimersByTimeAsync(1);
    expect(both()).toEqual([3, 3]);
    end();
  });

  it('is read once where it has come to its end and its lane has changed by that; and again once it is to be sent anew', async () => {
    const { reads, end } = watched([['check', 'one']]);
    await vi.advanceTimersByTimeAsync(1000);
    announce({ id: 'one', isSettled: true });
    announceLanes();
    await vi.advanceTimersByTimeAsync(1000);
    expect(reads['check one']).toBe(2);
    announce({ id: 'one', isSettled: false });
    await vi.advanceTimersByTimeAsync(1000);
    announceLanes();
    await vi.advanceTimersByTimeAsync(1000);
    expect(reads['check one']).toBe(4);
    end();
  });
});

describe('a check that is being read for the first time', () => {
  it.each([true, false])(
    'is read once more where it has changed since it was asked for (settled: %s)',
    async (isSettled) => {
      const client = makeQueryClient();
      const asked: ((state: string) => void)[] = [];
      const queryKey = ['check', 'one'];
      const queryFn = () => new Promise<string>((resolve) => asked.push(resolve));
      new QueryObserver(client, { queryKey, queryFn }).subscribe(() => undefined);
      const end = followChanges(client);
      announce({ id: 'one', isSettled });
      announceLanes();
      asked[0]?.('as it was');
      await vi.advanceTimersByTimeAsync(1000);
      for (const answer of asked.slice(1)) answer('as it is now');
      await vi.advanceTimersByTimeAsync(1000);
      expect(client.getQueryData(queryKey)).toBe('as it is now');
      end();
      client.clear();
    },
  );
});

describe('the lists of a check that goes through at once', () => {
  it('are read once, behind the check itself', async () => {
    const { reads, end } = watched([['check', 'one'], ['cases']]);
    await vi.advanceTimersByTimeAsync(1000);
    announce({ id: 'one', isSettled: false });
    await vi.advanceTimersByTimeAsync(100);
    expect(reads.cases).toBe(1);
    announce({ id: 'one', isSettled: true });
    expect(reads.cases).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(reads.cases).toBe(2);
    end();
  });
});

describe('what has just arrived', () => {
  it('is read beside the check, before lists are: whoever sees an answer may be gone by then', async () => {
    const { reads, end } = watched([['check', 'one'], ['arrivals'], ['cases']]);
    await vi.advanceTimersByTimeAsync(1000);
    announce({ id: 'one', isSettled: true });
    expect([reads['check one'], reads.arrivals, reads.cases]).toEqual([2, 2, 1]);
    await vi.advanceTimersByTimeAsync(1000);
    expect([reads['check one'], reads.arrivals, reads.cases]).toEqual([2, 2, 2]);
    end();
  });
});
