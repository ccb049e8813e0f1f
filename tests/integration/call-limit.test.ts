import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../counts.ts';
import { practiceLane, type Road } from './road.ts';
import { folderHere, roadHere } from './road-here.ts';
import { matchAnswer, startWireServer } from './wire-server.ts';

/** At the scale of seconds: what holds for 100 a minute holds for 10 a second. */
const limit = { calls: 10, within: 1_000 };
const lane = practiceLane('cashfree');

/** The most calls that any window of the limit's length has seen arrive. */
function mostWithin(arrivals: readonly number[]): number {
  const counts = arrivals.map((from) => arrivals.filter((at) => at >= from && at <= from + limit.within).length);
  return Math.max(0, ...counts);
}

const plan = fc.record({
  atATime: fc.integer({ min: 1, max: 4 }),
  matches: fc.integer({ min: 12, max: 24 }),
  /** Milliseconds that an answer takes. */
  delays: fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 60 })), { minLength: 1, maxLength: 5 }),
  /** After so many arrivals the program is ended and begun again. */
  endsAfter: fc.integer({ min: 1, max: 11 }),
});

it('no more arrive in any second than the limit says, however long answers take, also across a restart', async () => {
  const server = await startWireServer();
  try {
    await fc.assert(
      fc.asyncProperty(plan, async ({ atATime, matches, delays, endsAfter }) => {
        const arrivals: number[] = [];
        server.reply = (socket, request) => {
          arrivals.push(performance.now());
          const id = /FD-[0-9a-f-]{36}/.exec(request.body.toString('latin1'))?.[0] ?? '';
          const delay = delays[arrivals.length % delays.length] ?? 0;
          void wait(delay).then(() => socket.end(matchAnswer(id)));
        };
        const folder = folderHere();
        const begin = () =>
          roadHere(
            { instantPayUrl: server.url, cashfreeUrl: server.url },
            { folder, parts: { atATime: () => atATime, rateLimits: () => limit } },
          );
        const on = await begin();
        on.outbox.pause(lane);
        const ids: string[] = [];
        for (let entered = 0; entered < matches; entered += 1) ids.push(await on.enterMatch());
        on.outbox.resume(lane);
        await expect.poll(() => arrivals.length, { timeout: 20_000, interval: 5 }).toBeGreaterThanOrEqual(endsAfter);
        await on.close();
        const later = await begin();
        await expect.poll(() => undone(later, ids), { timeout: 20_000, interval: 20 }).toBe(0);
        expect(arrivals).toHaveLength(matches);
        expect(mostWithin(arrivals)).toBeLessThanOrEqual(limit.calls);
      }),
      { numRuns: runs(25, 3) },
    );
  } finally {
    await server.close();
  }
});

function undone(on: Road, ids: readonly string[]): number {
  return ids.filter((id) => on.read(id).state.name !== 'done').length;
}
