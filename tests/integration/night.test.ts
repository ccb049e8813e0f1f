import { readFileSync, statSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { USUAL_PACE } from '../../electron/outbox/machines/wait-lengths.ts';
import { fakeTimers } from '../../electron/outbox/testing/timers.ts';
import { databasePath } from '../../electron/records/layout.ts';
import { evidenceOf } from '../../electron/reports/evidence.ts';
import { practiceMerchants } from '../../electron/simulator/credentials.ts';
import { type Network, plainNetwork } from '../../electron/vendors/network.ts';
import { success } from '../../shared/result.ts';
import { openDesk } from './desk.ts';
import { practiceLane, recordsFolder } from './road.ts';
import { roadHere } from './road-here.ts';
import { testEnvironment } from './vendors.ts';

const HOUR = 60 * 60_000;
const NIGHT = 8 * HOUR;
const begun = Date.parse('2026-11-20T16:30:00Z');

let figures = '';
afterAll(() => console.log(figures));

it('a night offline with 50 checks leaves a row for each lane that was tried, and nothing else', async () => {
  const closed = await openDesk();
  await closed.wire.close();
  const timers = fakeTimers();
  let connections = 0;
  const network: Network = {
    ...plainNetwork,
    proxiesFor: async () => {
      connections += 1;
      return 'DIRECT';
    },
  };
  const environment = { ...testEnvironment(), network, now: () => new Date(begun + timers.now()) };
  const on = await roadHere(
    { instantPayUrl: closed.url, cashfreeUrl: closed.url },
    {
      parts: {
        timers,
        pace: USUAL_PACE,
        random: Math.random,
        vendors: environment,
        practiceVendors: environment,
        access: async () => success({ baseUrl: closed.url, ...practiceMerchants[0], publicKey: null }),
      },
    },
  );
  const lanes = [practiceLane('instantPay'), practiceLane('cashfree')] as const;
  const ids: string[] = [];
  for (let entered = 0; entered < 25; entered += 1) ids.push(await on.enterLookup(), await on.enterMatch());
  const isMoving = () =>
    ids.some((id) => on.outbox.dispatcher.isUnderWay(id)) ||
    lanes.some((name) => on.outbox.clock.laneRemaining(name) === 0);
  const idle = () => expect.poll(isMoving, { interval: 1 }).toBe(false);
  await idle();
  const found = ids.map(on.read);
  const writtenAt = () => statSync(`${databasePath(recordsFolder(on.home))}-wal`).mtimeMs;
  const foundWritten = writtenAt();

  const before = { cpu: process.cpuUsage(), written: bytesWritten(), entries: on.records.audit.head().length };
  let firstHour = 0;
  let slowest = 0;
  while (timers.now() < NIGHT) {
    const waits = lanes.map((name) => on.outbox.clock.laneRemaining(name) ?? NIGHT);
    const began = process.cpuUsage();
    timers.advance(Math.min(...waits, NIGHT - timers.now()));
    await idle();
    const { user, system } = process.cpuUsage(began);
    slowest = Math.max(slowest, (user + system) / 1_000);
    if (timers.now() < HOUR) firstHour = connections;
  }
  const { user, system } = process.cpuUsage(before.cpu);
  const rows = ids.flatMap((id) => on.read(id).attempts);
  const entries = on.records.audit.head().length - before.entries;
  const written = bytesWritten() - before.written;
  const printed = ids.map((id) => {
    const check = on.read(id);
    return evidenceOf({ check, notes: [], reviews: [], case: null, caseResult: null }).attempts.length;
  });

  expect(ids.map(on.read)).toEqual(found);
  expect(writtenAt()).toBe(foundWritten);
  expect(found.map(({ state }) => state.name)).toEqual(ids.map(() => 'queued'));
  // Lookups are tried often while their sessions may live, and matches from the first moment ever less.
  expect(firstHour).toBeLessThan(100);
  expect(connections).toBeGreaterThan(50);
  expect(connections).toBeLessThan(500);
  expect(rows).toHaveLength(2);
  expect(Math.max(...printed)).toBe(1);
  expect(entries).toBe(0);
  expect(await on.records.reader.verify(null, () => undefined, new AbortController().signal)).toMatchObject({
    disagreements: 0,
  });
  figures = [
    `connections asked for ${connections}, of which in the first hour ${firstHour}; rows ${rows.length}; audit entries ${entries}`,
    `bytes written ${Math.round(written / 1_000)} kB; CPU ${Math.round((user + system) / 1_000)} ms, at most ${slowest.toFixed(0)} ms for one wait`,
  ].join('\n');
});

/** By this process, whatever into: the system counts. */
function bytesWritten(): number {
  return Number(/^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? 0);
}
