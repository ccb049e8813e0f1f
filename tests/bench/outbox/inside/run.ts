import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Check } from '../../../../shared/check/check.ts';
import { buildRoad, practiceLane } from '../../../integration/road.ts';
import type { Pair } from '../../comparison.ts';
import { watchCommits } from './commits.ts';

/** `run.ts MATCHES ANSWER-TAKES IN-FLIGHT TIMES`: matches a second of a queue, and how many there could be; a line of JSON. */
const [matches = 0, takes = 0, inFlight = 0, times = 0] = process.argv.slice(2).map(Number);
const lane = practiceLane('cashfree');
/** The first ones load what sends. */
const BEFORE = 20;

const server = spawn(process.execPath, [join(import.meta.dirname, 'server.ts'), String(takes)], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
try {
  const [url] = (await once(createInterface(server.stdout), 'line')) as [string];
  const waitedForDisk = watchCommits();
  await emptied(url, BEFORE, waitedForDisk);
  const pairs: Pair[] = [];
  for (let count = 0; count < times; count += 1) {
    const { took, written } = await emptied(url, matches, waitedForDisk);
    const least = (matches * takes) / inFlight + written;
    pairs.push({ figure: (1000 * matches) / took, limit: (1000 * matches) / least });
  }
  console.log(JSON.stringify(pairs));
} finally {
  server.stdin.end();
}

/** Milliseconds, from when a lane that was stopped may send until its last check is answered: in all, and for the disk. */
async function emptied(url: string, count: number, waitedForDisk: () => number) {
  const ended = new Set<string>();
  const allDone = Promise.withResolvers<void>();
  const onEnded = ({ id, state }: Check) => {
    if (state.name === 'done') ended.add(id);
    if (ended.size === count) allDone.resolve();
  };
  const road = await buildRoad(
    { instantPayUrl: url, cashfreeUrl: url },
    { parts: { atATime: () => inFlight, rateLimits: () => null, announce: () => undefined, onEnded } },
  );
  try {
    road.outbox.pause(lane);
    for (let entered = 0; entered < count; entered += 1) await road.enterMatch();
    waitedForDisk();
    const began = performance.now();
    road.outbox.resume(lane);
    await allDone.promise;
    return { took: performance.now() - began, written: waitedForDisk() };
  } finally {
    await road.close();
  }
}
