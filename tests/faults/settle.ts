import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Check } from '../../shared/check/check.ts';
import { picturesOf } from '../../shared/check/of-a-check.ts';
import type { Verification } from '../../shared/records.ts';
import { type Agent, meetAgent } from './agent.ts';
import type { Stage } from './rounds.ts';
import { startRun } from './run.ts';
import { decide, readAll } from './work.ts';

export interface Settled {
  readonly checks: readonly Check[];
  readonly verification: Verification;
}

/** Milliseconds between two looks at what still moves, and how often it is looked at. */
const LOOK_EVERY = 100;
const MOST_LOOKS = 900;

/** The last life of the program: it goes on until nothing moves, tells what it has, and ends as a person ends it. */
export async function settleAll(stage: Stage): Promise<Settled> {
  const run = await startRun(stage.data, stage.session, stage.witness);
  try {
    const agent = await meetAgent(await run.firstWindow(), (name) => stage.book.states.add(name));
    await untilNothingMoves(agent, stage);
    const verification = await agent.ask('records.verify', { printedHead: null });
    const checks = await readAll(agent);
    await run.close();
    return { checks, verification };
  } finally {
    run.kill();
  }
}

async function untilNothingMoves(agent: Agent, { book, random }: Stage): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    if ((await decide(agent, book, random)) === 0) return;
    await pause(LOOK_EVERY);
  }
  const { items, lanes } = await agent.ask('outbox.read', {});
  const states = items.map(({ check, remaining }) => ({ id: check.id, ...check.state, remaining }));
  throw new Error(`The outbox does not come to rest: ${JSON.stringify({ states, lanes })}`);
}

/** Where the program keeps its records (electron/records/layout.ts), seen from outside. */
const folderOfRecords = 'records';

/** Files that should not be: half written ones, and pictures that no check has. */
export async function strayFiles(data: string, checks: readonly Check[]): Promise<string[]> {
  const folder = join(data, folderOfRecords);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const known = /[\\/]records\.db(-wal|-shm)?$/;
  const pictures = names.filter((name) => /[\\/]pictures[\\/][0-9a-f]{2}[\\/][0-9a-f]{64}$/.test(name));
  const strays = names.filter((name) => !pictures.includes(name) && !known.test(name));
  const kept = new Set(checks.flatMap(picturesOf).map(({ sha256 }) => sha256)).size;
  return [
    ...strays.map((name) => `${name} was left`),
    ...(pictures.length === kept ? [] : [`${pictures.length} files of pictures for ${kept} pictures`]),
  ];
}
