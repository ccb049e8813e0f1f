import type { Fault } from '../../electron/simulator/faults/fault.ts';
import type { Verification } from '../../shared/records.ts';
import type { Aftermath } from './findings.ts';
import { isInterrupted, type Place } from './kills.ts';
import type { Round } from './plan.ts';

export interface Story {
  readonly plan: readonly Round[];
  readonly places: readonly Place[];
  readonly evidence: Aftermath;
  readonly verification: Verification;
}

/** What happened, in lines for a person. */
export function table({ plan, places, evidence, verification }: Story): string[] {
  const { checks, ledger, exchanges, book } = evidence;
  const attempts = checks.flatMap((check) => check.attempts);
  return [
    ...section('Kills fell', counted(places)),
    ...section('Aimed at, and fell', counted(places.map((place, index) => `${plan[index]?.target}, ${place}`))),
    ...section('Faults met', counted(exchanges.flatMap(({ fault }) => (fault === null ? [] : [nameOf(fault)])))),
    ...section('Checks in the end', counted(checks.map(({ kind, state }) => `${kind} ${state.name}`))),
    ...section('Attempts', counted(attempts.map(({ ended }) => ended?.outcome.kind ?? 'open'))),
    ...section('Accepted by', counted(ledger.map(({ vendor }) => vendor))),
    `States seen: ${[...book.states].sort().join(', ')}`,
    `Checks entered: ${book.entered.length}, of these never confirmed: ${book.entered.filter(({ id }) => id === null).length}`,
    `Asked again under a new id: ${book.askedAgain.size}; attempts interrupted: ${attempts.filter(isInterrupted).length}`,
    `Connections: ${exchanges.length}; chain: ${verification.head.length} entries, ${verification.chain.result}`,
    `Pictures: ${JSON.stringify(verification.pictures)}`,
  ];
}

function nameOf(fault: Fault): string {
  if (fault.kind === 'serverError') return `serverError, id ${fault.usesIdUp ? 'used up' : 'unused'}`;
  return 'when' in fault ? `${fault.kind} ${fault.when}` : fault.kind;
}

export function counted<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function section(title: string, counts: ReadonlyMap<string, number>): string[] {
  const lines = [...counts].sort(([one], [other]) => one.localeCompare(other));
  return [`${title}:`, ...lines.map(([name, count]) => `  ${String(count).padStart(5)}  ${name}`)];
}
