import fc from 'fast-check';
import type { Check, CheckStateName } from '../../../shared/check/check.ts';
import type { Flight } from './flights.ts';
import { invariants } from './invariants.ts';
import type { World } from './world.ts';

export type Command = fc.Command<World, World>;

/** What has happened in all runs together, so that a test can tell whether it has seen enough. */
export const seen = new Map<string, number>();

export function note(what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}

export class BrokenInvariantError extends Error {
  override readonly name = 'BrokenInvariantError';
  readonly rule: string;

  constructor(rule: string) {
    super(`broken: ${rule}`);
    this.rule = rule;
  }
}

export const number = fc.nat({ max: 7 });

/**
 * Something happens; the outbox does what follows from it; the invariants are looked at.
 *
 * @param possible whether it can happen now
 */
export function command(name: string, possible: (world: World) => boolean, happen: (world: World) => void): Command {
  return {
    check: possible,
    run(world) {
      happen(world);
      world.flights.wake();
      note(name.replace(/:? .*/, ''));
      for (const { state } of world.desk.all()) note(`state ${state.name}`);
      for (const [rule, holds] of Object.entries(invariants)) {
        if (!holds(world)) throw new BrokenInvariantError(rule);
      }
      world.book.steps = [];
      world.book.starts = [];
      world.book.ends = [];
    },
    toString: () => name,
  };
}

export const pick = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % items.length];

/** A person does something with one of the checks in these states. */
export function withCheck(
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
export function withFlight<Detail>(
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

export function always<Detail>(
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
