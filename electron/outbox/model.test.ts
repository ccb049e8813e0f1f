import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../tests/counts.ts';
import { anyCommands, seen } from './testing/commands.ts';
import { plots } from './testing/flights.ts';
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
];

describe('whatever happens to the outbox, in whatever order', () => {
  it('the invariants hold (testing/invariants.ts names them)', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 1, 2), anyCommands, (atATime, commands) => {
        fc.modelRun(() => {
          const world = createWorld(atATime);
          return { model: world, real: world };
        }, commands);
      }),
      { numRuns: runs(10_000, 500) },
    );
  });

  it('and all of it did happen: every state, every step, every end, and a crash at every moment', () => {
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
