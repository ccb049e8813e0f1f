import fc from 'fast-check';
import type { Check, CheckStateName } from '../../../shared/check.ts';
import { type Mode, modes } from '../../../shared/mode.ts';
import type { Vendor } from '../../../shared/outcome.ts';
import type { ResumeReason } from '../lane-machine.ts';
import { laneKey, laneNames } from '../lane-names.ts';
import { type Flight, plots } from './flights.ts';
import { invariants } from './invariants.ts';
import type { Wish } from './vendors.ts';
import { clientIds, type World } from './world.ts';

type Command = fc.Command<World, World>;

/** What has happened in all runs together, so that a test can tell whether it has seen enough. */
export const seen = new Map<string, number>();

function note(what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}

const MOST_CHECKS = 8;
const number = fc.nat({ max: 7 });
const wish = fc.constantFrom<Wish>('pass', 'pass', 'fail', 'withoutPicture', 'otherEnvironment');

/**
 * Something happens; the outbox does what follows from it; the invariants are looked at.
 *
 * @param possible whether it can happen now
 */
function command(name: string, possible: (world: World) => boolean, happen: (world: World) => void): Command {
  return {
    check: possible,
    run(world) {
      happen(world);
      world.flights.wake();
      note(name.replace(/ .*/, ''));
      for (const { state } of world.desk.all()) note(`state ${state.name}`);
      for (const [rule, holds] of Object.entries(invariants)) {
        if (!holds(world)) throw new Error(`broken: ${rule}`);
      }
      world.book.steps = [];
      world.book.starts = [];
      world.book.ends = [];
    },
    toString: () => name,
  };
}

const pick = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % items.length];

/** A person does something with one of the checks in these states. */
function withCheck(
  name: string,
  states: readonly CheckStateName[],
  happen: (world: World, check: Check) => void,
  kind: Check['kind'] | null = null,
): fc.Arbitrary<Command> {
  const those = (world: World) => world.inState(...states).filter((check) => kind === null || check.kind === kind);
  return number.map((index) =>
    command(
      `${name} ${index}`,
      (world) => those(world).length > 0,
      (world) => {
        const check = pick(those(world), index);
        if (check) happen(world, check);
      },
    ),
  );
}

/** Something happens to one of the requests in flight. */
function withFlight<Detail>(
  name: string,
  detail: fc.Arbitrary<Detail>,
  happen: (world: World, flight: Flight, detail: Detail) => void,
): fc.Arbitrary<Command> {
  return fc.tuple(number, detail).map(([index, its]) =>
    command(
      `${name} ${index} ${its}`,
      ({ flights }) => flights.under.size > 0,
      (world) => {
        const flight = pick([...world.flights.under.values()], index);
        if (flight) happen(world, flight, its);
      },
    ),
  );
}

function always<Detail>(
  name: string,
  detail: fc.Arbitrary<Detail>,
  happen: (world: World, detail: Detail) => void,
): fc.Arbitrary<Command> {
  return detail.map((its) =>
    command(
      `${name} ${JSON.stringify(its) ?? ''}`,
      () => true,
      (world) => happen(world, its),
    ),
  );
}

const roomFor = (name: string, enter: (world: World) => void) =>
  fc.constant(command(name, (world) => world.desk.disk.checks.size < MOST_CHECKS, enter));
const nothing = fc.constant(undefined);
const atRest: readonly CheckStateName[] = [
  'queued',
  'waiting',
  'held',
  'needs',
  'failed',
  'lost',
  'done',
  'cancelled',
  'closed',
];

const entering = [
  roomFor('enterMatch', (world) => world.enterMatch()),
  roomFor('enterLookup', (world) => world.enterLookup()),
  withCheck(
    'fillIn',
    ['queued', 'sending', 'waiting', 'failed', 'held', 'done'],
    (world, { id }) => void world.fillIn(id),
    'livenessLookup',
  ),
  fc.constant(
    command(
      'enterForm',
      ({ forms }) => forms.length > 0,
      (world) => world.enterForm(),
    ),
  ),
];

/** `patch`: one trouble, for a while. */
const network = [
  withFlight('depart', nothing, ({ flights }, flight) => flights.depart(flight)),
  withFlight('process', wish, ({ flights }, flight, its) => flights.process(flight, its)),
  withFlight(
    'end',
    fc.tuple(fc.constantFrom(...plots, 'answered' as const), wish),
    ({ flights }, flight, [plot, its]) => {
      note(`plot ${plot}`);
      flights.end(flight, plot, its);
    },
  ),
  withFlight('patch', fc.constantFrom(...plots), (world, { lane }, plot) => {
    for (let times = 0; times < 8; times += 1) {
      const flight = [...world.flights.under.values()].find((its) => laneKey(its.lane) === laneKey(lane));
      if (flight) world.flights.end(flight, plot, 'pass');
      world.pass(60_000);
      world.flights.wake();
    }
  }),
];

const person = [
  withCheck('sendNow', ['queued', 'waiting', 'held', 'failed'], (world, check) => world.sendNow(check)),
  withCheck('stop', ['queued', 'waiting', 'held', 'needs', 'sending'], (world, check) => {
    note(`stopped ${world.flights.under.get(check.id)?.phase ?? 'at rest'}`);
    world.stop(check);
  }),
  withCheck('edit', ['failed'], (world, check) => world.edit(check)),
  withCheck('close', ['failed', 'lost'], (world, check) => world.close(check)),
  withCheck('askAgain', ['lost'], (world, check) => world.askAgain(check)),
  withCheck('consent', ['needs'], (world, check) => world.consent(check)),
  withCheck('remove', atRest, (world, check) => world.remove(check)),
  always('release', nothing, (world) => world.release()),
  always('pause', fc.option(fc.constantFrom(...laneNames)), (world, lane) => world.setStopped(lane, true)),
  always('resume', fc.option(fc.constantFrom(...laneNames), { freq: 1 }), (world, lane) =>
    world.setStopped(lane, false),
  ),
  always('switchMode', fc.constantFrom<Mode>(...modes), (world, mode) => {
    world.mode = mode;
  }),
];

const surroundings = [
  always('resumeFor', fc.constantFrom<ResumeReason>('network', 'start', 'time', 'credentials'), (world, reason) =>
    world.resumeFor(reason),
  ),
  always(
    'setAccount',
    fc.tuple(
      fc.constantFrom<Vendor>('cashfree', 'cashfree', 'instantPay'),
      fc.constantFrom<Mode>('sandbox', 'sandbox', 'production', 'practice'),
      fc.constantFrom(...clientIds, null),
    ),
    (world, [vendor, mode, clientId]) => world.setAccount(vendor, mode, clientId),
  ),
  always('pass', fc.constantFrom(1_000, 10_000, 60_000, 900_000, 10_000_000), (world, length) => world.pass(length)),
  always('clockJump', fc.constantFrom(-86_400_000, 86_400_000), (world) => world.cutWaits()),
  always('backUp', nothing, (world) => world.backUp()),
  number.map((index) =>
    command(
      `restore ${index}`,
      ({ backups }) => backups.length > 0,
      (world) => {
        const backup = pick(world.backups, index);
        if (backup) world.restore(backup);
      },
    ),
  ),
];

function furthest(world: World): string {
  const phases = [...world.flights.under.values()].map(({ phase }) => phase);
  return (['processed', 'underWay', 'begun'] as const).find((phase) => phases.includes(phase)) ?? 'at rest';
}

const crashes = [
  always('crash', nothing, (world) => {
    note(`crash ${furthest(world)}`);
    world.crash();
  }),
  fc.constant(
    command(
      'crash before the attempt is begun',
      (world) => world.desk.disk.checks.size < MOST_CHECKS,
      (world) => {
        note('crash before begin');
        world.enterMatch();
        world.crash();
      },
    ),
  ),
  withFlight('crash between answer and commit', wish, (world, flight, its) => {
    note('crash before commit');
    world.flights.process(flight, its);
    world.crash();
  }),
];

/** Entering and sending happen oftenest, so that the rest has something to happen to. */
export const anyCommands = fc.commands(
  [...entering, ...entering, ...network, ...network, ...network, ...person, ...surroundings, ...crashes],
  { maxCommands: 150, size: 'max' },
);
