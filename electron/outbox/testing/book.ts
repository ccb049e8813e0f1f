import type { Check } from '../../../shared/check/check.ts';
import type { Lane, LaneName } from '../../../shared/check/lane.ts';
import type { AttemptEnd } from '../../../shared/check/outcome.ts';
import { laneKey } from '../lane-names.ts';
import type { Account } from '../machines/check-machine.ts';

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
  /** Before a wait was over that an answer had asked for. */
  readonly isTooEarly: boolean;
  /** Something else had answered it before, and would have answered Cashfree's probe too. */
  readonly isBlind: boolean;
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
  /** How often an attempt at a check was begun. */
  readonly begun: Map<string, number>;
  /** Matches that something else has answered. */
  readonly foreign: Set<string>;
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
  /** Sendings of a match that ended in doubt, and answers to it that were not Cashfree's, since a person last had it sent. */
  readonly doubts: Map<string, number>;
  readonly foreign: Map<string, number>;
  /** Until when a lane was asked to wait, and by whom. */
  readonly waitsAsked: Map<string, { readonly until: number; readonly by: 'vendor' | 'other' }>;
  /** Sending was among the states right after a start. */
  sendingAfterStart: boolean;
}

export function createBook(): Book {
  return {
    past: {
      known: new Set(),
      stopped: new Set(),
      consented: new Set(),
      heldCopies: new Set(),
      begun: new Map(),
      foreign: new Set(),
    },
    steps: [],
    starts: [],
    ends: [],
    entered: new Map(),
    asked: new Map(),
    families: new Map(),
    released: new Set(),
    automatic: new Map(),
    doubts: new Map(),
    foreign: new Map(),
    waitsAsked: new Map(),
    sendingAfterStart: false,
  };
}

export function copyOfPast({ known, stopped, consented, heldCopies, begun, foreign }: Past): Past {
  return {
    known: new Set(known),
    stopped: new Set(stopped),
    consented: new Set(consented),
    heldCopies: new Set(heldCopies),
    begun: new Map(begun),
    foreign: new Set(foreign),
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

/** What an attempt's end says of doubts, of who answered, and of waits that were asked for. */
export function noteEnd(book: Book, lane: LaneName, check: Check, end: AttemptEnd<unknown>, now: number): void {
  if (end.kind !== 'ambiguous' && end.kind !== 'retryable') return;
  const add = (counts: Map<string, number>) => counts.set(check.id, (counts.get(check.id) ?? 0) + 1);
  if (end.kind === 'ambiguous') add(book.doubts);
  if (end.kind === 'ambiguous' && end.answeredBy === 'other') {
    add(book.foreign);
    book.past.foreign.add(check.id);
  }
  if (end.retryAfter === null || end.answeredBy === null) return;
  const by = end.answeredBy;
  const most = by === 'vendor' ? 3_600_000 : 900_000;
  const until = now + Math.min(end.retryAfter, most);
  const before = book.waitsAsked.get(laneKey(lane));
  if (!before || before.until < until) book.waitsAsked.set(laneKey(lane), { until, by });
}

/** A person has had a check sent: what it may do by itself is counted anew. */
export function noteSent(book: Book, id: string): void {
  for (const counts of [book.automatic, book.doubts, book.foreign]) counts.delete(id);
}
