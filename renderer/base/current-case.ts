import { useSyncExternalStore } from 'react';
import type { Check } from '../../shared/check/check.ts';
import { forgetKept, keep, keptUnder } from './kept.ts';

/** The case that the next checks belong to. */
export interface CurrentCase {
  readonly id: string;
  readonly reference: string;
  /** The customer's; empty where it is not known yet. */
  readonly name: string;
}

/** What holds what is typed, chosen and shown of the customer in front: both single checks, and both steps of a visit. */
export type CustomerScreen = 'liveness' | 'match' | 'visitLiveness' | 'visitMatch';

/** The customer in front: whatever is entered belongs to him, and nothing of another one is in a form beside it. */
export interface Front {
  /** Null while a person works without a case. */
  readonly case: CurrentCase | null;
  /**
   * What each screen is mounted under. Another customer has other numbers, so that form, pictures, results and dialogs of
   * the one before end with him, and what comes for them late finds nobody.
   */
  readonly turns: Readonly<Record<CustomerScreen, number>>;
  /** The checks that were entered since he is in front. */
  readonly entered: readonly string[];
}

const screens = ['liveness', 'match', 'visitLiveness', 'visitMatch'] as const satisfies readonly CustomerScreen[];
const FRONT = 'customer in front';

let turns = 0;
let front: Front | null = null;
const listeners = new Set<() => void>();

function anew(chosen: CurrentCase | null): Front {
  turns += 1;
  return {
    case: chosen,
    turns: { liveness: turns, match: turns, visitLiveness: turns, visitMatch: turns },
    entered: [],
  };
}

/** A page that died comes back with the customer in front and what was typed of him; any other begins with nobody. */
function atFirst(): Front {
  const kept = keptUnder<Front>(FRONT);
  if (kept === undefined) return anew(null);
  turns = Math.max(...Object.values(kept.turns));
  return kept;
}

function become(next: Front): void {
  const before = getFront();
  for (const screen of screens) {
    if (next.turns[screen] !== before.turns[screen]) forgetKept(keptOf(screen, before.turns[screen]));
  }
  front = next;
  keep(FRONT, next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function getFront(): Front {
  front ??= atFirst();
  return front;
}

/** How the names begin under which a screen keeps what is typed of one customer (kept.ts). They end with him. */
export function keptOf(screen: CustomerScreen, turn: number): string {
  return `${screen} of ${turn}: `;
}

export function useFront(): Front {
  return useSyncExternalStore(subscribe, getFront);
}

/** Whose a new check is, for the main process: the id of the case in front, or else the reference that was typed. */
export function useNamedCase(typedReference: string): { readonly caseReference: string; readonly caseId?: string } {
  const inFront = useFront().case;
  return inFront ? { caseReference: '', caseId: inFront.id } : { caseReference: typedReference };
}

/** Puts a case in front. The one that is there already stays as it is, by its name and reference as they read now. */
export function bringForward({ id, reference, name }: CurrentCase): void {
  const chosen = { id, reference, name };
  const front = getFront();
  if (front.case?.id !== id) become(anew(chosen));
  else if (front.case.reference !== reference || front.case.name !== name) become({ ...front, case: chosen });
}

/** Another customer, whose case nobody has named yet. */
export function beginAnew(): void {
  become(anew(null));
}

/** A check was entered from a screen. @param turn what the screen was mounted under when it was */
export function noteEntered(screen: CustomerScreen, turn: number, check: Pick<Check, 'id'>): void {
  const front = getFront();
  if (front.turns[screen] !== turn) return;
  become({ ...front, entered: [...front.entered, check.id] });
}

/**
 * A check without a case in front was entered under a reference: its case is in front from now on. The screen that
 * entered it keeps what it shows; what the other one holds was never said to be of this case.
 */
export function adopt(screen: CustomerScreen, turn: number, chosen: CurrentCase): void {
  const front = getFront();
  if (front.turns[screen] !== turn || front.case !== null) return;
  const fresh = anew(chosen);
  become({ ...fresh, turns: { ...fresh.turns, [screen]: turn } });
}

/** Whether a check is of the customer in front. Without a case only those are that were entered just now. */
export function isInFront({ id, caseId }: Pick<Check, 'id' | 'caseId'>): boolean {
  const front = getFront();
  return caseId === null ? front.case === null && front.entered.includes(id) : front.case?.id === caseId;
}
