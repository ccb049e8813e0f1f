import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Lane, LaneName } from '../../shared/check/lane.ts';
import type { TroubleCause } from '../../shared/check/outcome.ts';
import { runs } from '../../tests/counts.ts';
import type { Knocks } from './knocks.ts';
import { createLaneClock } from './lane-clock.ts';
import { failuresOf, isOffline, offline } from './machines/lane-machine.ts';
import { createWaits } from './machines/timers.ts';
import { USUAL_PACE } from './machines/wait-lengths.ts';
import type { OutboxParts } from './parts.ts';
import type { StepWriter } from './step-writer.ts';
import { fakeTimers } from './testing/timers.ts';

const name: LaneName = { vendor: 'cashfree', mode: 'sandbox' };
const causes = ['hostNotFound', 'connectionRefused', 'connectTimeout'] as const;
const news = ['network', 'start', 'person', 'credentials'] as const;

/** A lane with a check in it, and its clock; nobody answers a knock but the test. */
function laneWithCheck() {
  const timers = fakeTimers();
  const waits = createWaits(timers);
  let lane: Lane = { ...name, state: offline('hostNotFound', 1, USUAL_PACE.first), stopped: false };
  let told: ((cause: TroubleCause | null) => void) | null = null;
  let steps = 0;
  const parts = {
    records: {
      lanes: {
        read: () => lane,
        replace: (next: Lane) => {
          lane = next;
        },
      },
    },
    ...{ pace: USUAL_PACE, random: Math.random, vendors: { now: () => new Date(0) }, announceLanes: () => {} },
  } as unknown as OutboxParts;
  const writer = {
    written: (work: () => void) => {
      steps += 1;
      work();
      return true;
    },
    ...{ guarded: (work: () => void) => work(), refusal: () => null },
  } as unknown as StepWriter;
  const end = () => {
    told = null;
  };
  const knocks: Knocks = {
    areWanted: () => true,
    begin: (_, then) => {
      told = then;
    },
    ...{ end, endAll: end, isUnderWay: () => told !== null },
  };
  const clock = createLaneClock(parts, writer, waits, knocks, () => {});
  clock.armLane(name);
  return {
    clock,
    onRecord: () => lane.state,
    steps: () => steps,
    isKnocking: () => told !== null,
    remaining: () => waits.remaining(`lane ${name.vendor} ${name.mode}`),
    pass: (length: number) => timers.advance(length),
    answer(cause: TroubleCause | null) {
      const then = told;
      told = null;
      then?.(cause);
    },
  };
}

type Event =
  | { readonly kind: 'pass' }
  | { readonly kind: 'knock'; readonly cause: (typeof causes)[number] | null }
  | { readonly kind: 'news'; readonly reason: (typeof news)[number] }
  | { readonly kind: 'tried'; readonly cause: (typeof causes)[number] };

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'pass' } as const) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('knock' as const), cause: fc.constantFrom(...causes, null) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('news' as const), reason: fc.constantFrom(...news) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tried' as const), cause: fc.constantFrom(...causes) }) },
);

it('a lane that is offline is asked for a connection or waits to be, and nothing of that is written but another reason', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      const on = laneWithCheck();
      for (const event of events) {
        const before = { state: on.clock.lane(name).state, steps: on.steps(), isKnocking: on.isKnocking() };
        if (event.kind === 'pass') on.pass(on.remaining() ?? 0);
        if (event.kind === 'knock') on.answer(event.cause);
        if (event.kind === 'news') on.clock.resume(name, event.reason);
        if (event.kind === 'tried' && before.state.name === 'halfOpen') {
          on.clock.moveLane(name, offline(event.cause, failuresOf(before.state) + 1, USUAL_PACE.first));
        }
        const { state } = on.clock.lane(name);
        const written = on.steps() - before.steps;
        expect(written).toBeLessThanOrEqual(1);
        if (!isOffline(state)) {
          expect(on.onRecord()).toEqual(state);
          expect([on.isKnocking(), on.remaining()]).toEqual([false, null]);
          continue;
        }
        expect(on.onRecord()).toMatchObject({ name: 'paused', pause: { reason: 'offline', cause: state.pause.cause } });
        expect(on.isKnocking()).toBe(on.remaining() === null);
        expect(on.remaining() ?? 0).toBeLessThanOrEqual(USUAL_PACE.longest);
        if (isOffline(before.state) && state.pause.cause === before.state.pause.cause) expect(written).toBe(0);
        if (event.kind === 'knock' && before.isKnocking) expect(event.cause).toBe(state.pause.cause);
      }
    }),
    { numRuns: runs(2_000, 200) },
  );
});

it('waits longer the more often it was asked in vain, and goes on from there once a check is tried', () => {
  const on = laneWithCheck();
  for (let times = 0; times < 5; times += 1) {
    on.pass(on.remaining() ?? 0);
    on.answer('hostNotFound');
  }
  expect(failuresOf(on.clock.lane(name).state)).toBe(6);
  expect(failuresOf(on.onRecord())).toBe(1);
  on.pass(on.remaining() ?? 0);
  on.answer(null);
  expect(on.onRecord()).toEqual({ name: 'halfOpen', failures: 6 });
});

it('begins anew with short waits on another network', () => {
  const on = laneWithCheck();
  for (let times = 0; times < 5; times += 1) {
    on.pass(on.remaining() ?? 0);
    on.answer('hostNotFound');
  }
  on.clock.resume(name, 'network');
  expect(on.isKnocking()).toBe(true);
  on.answer('hostNotFound');
  expect(failuresOf(on.clock.lane(name).state)).toBe(1);
  expect(on.remaining()).toBeLessThanOrEqual(USUAL_PACE.first);
});
