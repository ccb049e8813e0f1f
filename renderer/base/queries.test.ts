import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followChanges, makeQueryClient } from './queries.ts';

type Listener = (change: { readonly id: string }) => void;

/** What is under test here hears the main process and nothing else. */
let announce: Listener = () => undefined;
const never = { onChanged: () => () => undefined };

beforeEach(() => {
  vi.useFakeTimers();
  const checks = {
    onChanged: (listener: Listener) => {
      announce = listener;
      return () => undefined;
    },
  };
  vi.stubGlobal('window', { facedesk: { checks, outbox: never, cases: never, program: never, updates: never } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Reads of what is in view while 200 checks are entered, one each 10 ms, two announcements each. */
async function readsWhileEntering(inView: readonly string[]): Promise<Record<string, number>> {
  const client = makeQueryClient();
  const reads: Record<string, number> = { outbox: 0, openCount: 0 };
  for (const name of inView) {
    const queryFn = () => {
      reads[name] = (reads[name] ?? 0) + 1;
      return reads[name];
    };
    new QueryObserver(client, { queryKey: [name], queryFn }).subscribe(() => undefined);
  }
  const end = followChanges(client);
  for (let count = 0; count < 200; count += 1) {
    for (let news = 0; news < 2; news += 1) announce({ id: `check ${count}` });
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(1000);
  end();
  client.clear();
  return reads;
}

describe('what is read while 200 checks are entered in two seconds', () => {
  it('is their number, now and then, and nothing of the outbox where that is out of view', async () => {
    const reads = await readsWhileEntering(['openCount']);
    expect(reads.outbox).toBe(0);
    expect(reads.openCount).toBeLessThanOrEqual(10);
    expect(reads.openCount).toBeGreaterThanOrEqual(3);
  });

  it('is the outbox as rarely, where that is in view, and once more when the last one is in', async () => {
    const { outbox } = await readsWhileEntering(['outbox', 'openCount']);
    expect(outbox).toBeLessThanOrEqual(10);
    expect(outbox).toBeGreaterThanOrEqual(3);
  });
});
