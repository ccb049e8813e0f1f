import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../../tests/counts.ts';
import { BrokenInvariantError, seen } from './testing/command.ts';
import { anyCommands } from './testing/commands.ts';
import { plots } from './testing/flights.ts';
import { invariants } from './testing/invariants.ts';
import { createWorld } from './testing/world.ts';

const states = ['queued', 'sending', 'waiting', 'held', 'needs', 'done', 'failed', 'lost', 'cancelled', 'closed'];
const moments = ['before begin', 'begun', 'underWay', 'processed', 'before commit'];
const persons = ['sendNow', 'stop', 'edit', 'close', 'askAgain', 'consent', 'remove', 'release', 'pause', 'resume'];
const others = [
  'setAccount',
  'switchMode',
  'clockJump',
  'backUp',
  'restore',
  'pass',
  'resumeFor',
  'enterForm',
  'patch',
  'occupied',
];

let failure: unknown = null;

beforeAll(() => {
  try {
    fc.assert(
      fc.property(fc.constantFrom(1, 1, 2), anyCommands, (atATime, commands) => {
        fc.modelRun(() => {
          const world = createWorld(atATime);
          return { model: world, real: world };
        }, commands);
      }),
      { numRuns: runs(10_000, 500) },
    );
  } catch (error) {
    failure = error;
  }
});

const brokenRule = () =>
  failure instanceof Error && failure.cause instanceof BrokenInvariantError ? failure.cause.rule : null;

describe('whatever happens to the outbox, in whatever order', () => {
  it.each(Object.keys(invariants))('%s', (rule) => {
    if (brokenRule() === rule) throw failure;
  });

  it('nothing else goes wrong either', () => {
    if (failure !== null && brokenRule() === null) throw failure;
  });

  it('and all of it did happen: every state, every step, every end, and a crash at every moment', () => {
    if (failure !== null) return;
    const expected = [
      ...states.map((state) => `state ${state}`),
      ...moments.map((moment) => `crash ${moment}`),
      ...plots.map((plot) => `plot ${plot}`),
      ...persons,
      ...others,
    ];
    expect(expected.filter((what) => !seen.has(what))).toEqual([]);
  });
});
