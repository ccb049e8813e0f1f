import type { Check } from '../../../shared/check.ts';
import type { Lane } from '../../../shared/lane.ts';
import type { AttemptEnd } from '../../../shared/outcome.ts';
import type { Account } from '../machine.ts';

export type Actor = 'program' | 'person' | 'copy';

/** One change of a check on record; null where it was not there before, or is gone. */
export interface Step {
  readonly from: Check | null;
  readonly to: Check | null;
  readonly by: Actor;
}

/** An attempt was begun: how things stood just before it. */
export interface Start {
  readonly check: Check;
  readonly account: Account;
  readonly lane: Lane;
  /** Others of its lane that were in flight. */
  readonly inFlight: number;
  readonly hurried: boolean;
}

export interface End {
  readonly before: Check;
  readonly after: Check;
  readonly end: AttemptEnd<unknown>;
}

/** What the outside world knows of the records' past: it goes back with them when a copy is put in their place. */
export interface Past {
  /** Entered, and not deleted by a person. */
  readonly known: Set<string>;
  /** Stopped after the first byte. */
  readonly stopped: Set<string>;
  /** The person wanted the match although its lookup did not pass. */
  readonly consented: Set<string>;
  /** Open in a copy that was put back, and not released since. */
  readonly heldCopies: Set<string>;
}

/**
 * What really happened, written down beside the outbox and never read by it, so that the invariants don't rest on what
 * they judge.
 */
export interface Book {
  past: Past;
  /** Since the last look at the invariants. */
  steps: Step[];
  starts: Start[];
  ends: End[];
  /** Every check as it was entered. */
  readonly entered: Map<string, Check>;
  /** How often a person has asked the question that a check asks, in its first form or in another. */
  readonly asked: Map<string, number>;
  /** The first check that asked the same question. */
  readonly families: Map<string, string>;
  /** Open in a copy once, and let go by a person, who knows no more than we what became of it elsewhere. */
  readonly released: Set<string>;
  /** Lookups that reached the vendor since a person last asked for one. */
  readonly automatic: Map<string, number>;
  /** Sending was among the states right after a start. */
  sendingAfterStart: boolean;
}

export function createBook(): Book {
  return {
    past: { known: new Set(), stopped: new Set(), consented: new Set(), heldCopies: new Set() },
    steps: [],
    starts: [],
    ends: [],
    entered: new Map(),
    asked: new Map(),
    families: new Map(),
    released: new Set(),
    automatic: new Map(),
    sendingAfterStart: false,
  };
}

export function copyOfPast({ known, stopped, consented, heldCopies }: Past): Past {
  return {
    known: new Set(known),
    stopped: new Set(stopped),
    consented: new Set(consented),
    heldCopies: new Set(heldCopies),
  };
}

export function familyOf(book: Book, id: string): string {
  return book.families.get(id) ?? id;
}

/** A person has asked for an answer, knowing what it may cost. */
export function noteAsked(book: Book, id: string): void {
  const family = familyOf(book, id);
  book.asked.set(family, (book.asked.get(family) ?? 0) + 1);
}
