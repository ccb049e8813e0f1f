import fc from 'fast-check';
import type { CheckStateName } from '../../../shared/check/check.ts';
import type { Vendor } from '../../../shared/check/outcome.ts';
import { type Mode, modes } from '../../../shared/mode.ts';
import { laneKey, laneNames } from '../lane-names.ts';
import type { ResumeReason } from '../machines/lane-machine.ts';
import { always, command, note, number, pick, withCheck, withFlight } from './command.ts';
import { plots } from './flights.ts';
import type { Wish } from './vendors.ts';
import { clientIds, type World } from './world.ts';

/** Everything that may happen to the outbox. */

const MOST_CHECKS = 8;
const wish = fc.constantFrom<Wish>('pass', 'pass', 'fail', 'fail', 'withoutPicture', 'otherEnvironment');
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

/** `impatient`: a step that the state may not allow, from a window that shows an older one. */
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
  ...(['sendNow', 'stop', 'close', 'consent'] as const).map((step) =>
    withCheck(`impatient: ${step}`, atRest, (world, check) => {
      if (world.atRest(check)) world[step](check);
    }),
  ),
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
  always('resumeFor', fc.constantFrom<ResumeReason>('network', 'start', 'credentials'), (world, reason) =>
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
  always('occupied', fc.boolean(), (world, isOccupied) => {
    world.isOccupied = isOccupied;
  }),
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
