import type { Check, CheckStateName, FaceMatch } from '../../../shared/check/check.ts';
import type { LaneName } from '../../../shared/check/lane.ts';
import type { Vendor } from '../../../shared/check/outcome.ts';
import type { Mode } from '../../../shared/mode.ts';
import { caughtUp, followLookup, loseLookup } from '../dependents.ts';
import { accountOf, laneKey, laneNames, laneOf } from '../lane-names.ts';
import {
  type Account,
  accountIs,
  beforeRemoval,
  cancel,
  close,
  consent,
  heldAsCopied,
  interrupted,
  sendNow,
  withReference,
} from '../machines/check-machine.ts';
import type { ResumeReason } from '../machines/lane-machine.ts';
import { checkWait, USUAL_PACE } from '../machines/wait-lengths.ts';
import { type Book, copyOfPast, createBook, familyOf, noteAsked, noteSent, type Past } from './book.ts';
import { createDesk, type Desk, type Disk } from './desk.ts';
import { createFlights, type Flights } from './flights.ts';
import { createMaking } from './making.ts';
import { ENTERED_AT } from './samples.ts';
import { createVendors, type Vendors } from './vendors.ts';

/** An outbox without a network, a disk or a clock, and everything around it that may happen to it. */
export interface World {
  readonly desk: Desk;
  readonly book: Book;
  readonly vendors: Vendors;
  readonly flights: Flights;
  readonly backups: Backup[];
  /** Matches whose forms have been read, and which are not entered yet. */
  readonly forms: FaceMatch[];
  mode: Mode;
  /** Something else answers at the vendors' addresses whatever is asked. */
  isOccupied: boolean;
  inState(...names: readonly CheckStateName[]): readonly Check[];
  /** Not being sent, and so open to a person's changes. */
  atRest(check: Check): boolean;
  enterLookup(): void;
  enterMatch(): void;
  /** Whether a match may still be asked for with this lookup's picture. */
  fillIn(lookupId: string): boolean;
  enterForm(): void;
  sendNow(check: Check): void;
  stop(check: Check): void;
  edit(check: Check): void;
  close(check: Check): void;
  askAgain(check: Check): void;
  consent(check: Check): void;
  remove(check: Check): void;
  release(): void;
  setStopped(lane: LaneName | null, stopped: boolean): void;
  resumeFor(reason: ResumeReason): void;
  setAccount(vendor: Vendor, mode: Mode, clientId: string | null): void;
  /** The computer's clock was put right, or the computer slept. */
  cutWaits(): void;
  pass(length: number): void;
  crash(): void;
  backUp(): void;
  restore(backup: Backup): void;
}

export interface Backup {
  readonly disk: Disk;
  readonly past: Past;
}

export const clientIds = ['CLIENT-ONE', 'CLIENT-TWO'] as const;

export function createWorld(atATime: number): World {
  const book = createBook();
  const desk = createDesk(book);
  const vendors = createVendors();
  const making = createMaking();
  const clients = new Map<string, string>(laneNames.map((name) => [laneKey(name), clientIds[0]]));
  const flights = createFlights({
    desk,
    book,
    vendors,
    access,
    atATime,
    random: making.random,
    isOccupied: () => world.isOccupied,
  });
  const { checks } = desk;
  function access(vendor: Vendor, mode: Mode): Account | null {
    const clientId = clients.get(laneKey({ vendor, mode }));
    if (clientId === undefined) return null;
    const baseUrl = `https://${mode}.${vendor}.example`;
    return accountOf({ baseUrl, clientId, clientSecret: 'secret', publicKey: null }, mode);
  }

  function newMatch(mode: Mode): FaceMatch {
    return making.match(mode, access('cashfree', mode));
  }

  /** As outbox.ts enters a check, and closes the one in whose place it comes. */
  function enter(form: Check, instead: Check | null): void {
    const check = form.kind === 'faceMatch' ? caughtUp(desk, form) : form;
    const replaced = instead ? { ...check, predecessor: instead.id } : check;
    book.families.set(check.id, instead ? familyOf(book, instead.id) : check.id);
    book.asked.set(familyOf(book, check.id), book.asked.get(familyOf(book, check.id)) ?? 1);
    book.entered.set(check.id, replaced);
    book.past.known.add(check.id);
    desk.put(replaced, 'person');
    const closed = instead && close(instead, check.id);
    if (closed) change(closed);
  }

  function change(check: Check): void {
    desk.put(check, 'person');
    if (check.kind === 'livenessLookup') followLookup(desk, check, () => false);
  }

  function released(check: Check): void {
    if (book.past.heldCopies.delete(check.id)) {
      noteAsked(book, check.id);
      book.released.add(check.id);
    }
    noteSent(book, check.id);
  }

  /** What a person, new credentials or, for whoever answers in a vendor's place, another network may end. */
  function goOn(name: LaneName, reason: ResumeReason): void {
    const isEnded = reason === 'network' ? book.waitsAsked.get(laneKey(name))?.by === 'other' : reason !== 'start';
    if (isEnded && reason !== 'time') book.waitsAsked.delete(laneKey(name));
    desk.resume(name, reason);
  }

  function follow(check: Check): Check {
    return check.kind === 'faceMatch' ? caughtUp(desk, check) : check;
  }

  /** As outbox.ts starts. */
  function start(copied: boolean): void {
    for (const check of world.inState('sending')) {
      const found = interrupted(check, checkWait(USUAL_PACE, check, new Date(ENTERED_AT), making.random()));
      if (found) desk.put(found, 'program');
      if (found?.kind === 'faceMatch') book.doubts.set(check.id, (book.doubts.get(check.id) ?? 0) + 1);
    }
    book.sendingAfterStart ||= world.inState('sending').length > 0;
    if (copied) hold();
    for (const check of world.inState('waiting')) desk.arm(check);
    for (const name of laneNames) {
      desk.resume(name, 'start');
      desk.armLane(name);
    }
    desk.waits.cutTo(USUAL_PACE.longest);
  }

  function hold(): void {
    for (const check of world.inState('queued', 'waiting', 'held', 'needs', 'failed')) {
      book.past.heldCopies.add(check.id);
      const held = heldAsCopied(check);
      if (held) desk.put(held, 'copy');
    }
  }

  function crash(): void {
    flights.vanish();
    world.forms.length = 0;
    desk.restart(desk.copyOfDisk());
    start(false);
  }

  const world: World = {
    desk,
    book,
    vendors,
    flights,
    backups: [],
    forms: [],
    mode: 'sandbox',
    isOccupied: false,
    inState: (...names) => desk.all().filter(({ state }) => names.includes(state.name)),
    atRest: ({ id }) => !flights.under.has(id),
    enterLookup: () => enter(making.lookup(world.mode), null),
    enterMatch: () => enter(newMatch(world.mode), null),
    fillIn(lookupId) {
      const its = checks.read(lookupId);
      if (its?.kind !== 'livenessLookup' || its.state.name === 'cancelled' || its.state.name === 'closed') return false;
      const first = { from: 'lookup', lookup: lookupId, picture: null } as const;
      const form: FaceMatch = { ...newMatch(its.mode), first };
      const reference = its.state.name === 'done' ? its.state.answer.reference : null;
      if (its.state.name === 'done') {
        if (reference?.kind !== 'kept') return false;
        const filled = withReference(form, reference.picture, its.state.verdict.kind === 'pass');
        if (filled) world.forms.push(filled);
      } else world.forms.push({ ...form, state: { name: 'needs', what: 'answer' } });
      return true;
    },
    enterForm() {
      const form = world.forms.shift();
      if (form) enter(form, null);
    },
    sendNow(check) {
      const sent = sendNow(check);
      if (!sent) return;
      released(check);
      if (check.state.name === 'failed') book.past.consented.add(check.id);
      change(follow(sent));
      goOn(laneOf(check), 'person');
      flights.hurried.add(check.id);
    },
    stop(check) {
      const flight = flights.under.get(check.id);
      if (flight) flights.stop(flight);
      else {
        const cancelled = cancel(check);
        if (cancelled) change(cancelled);
      }
    },
    edit: (check) => enter(check.kind === 'faceMatch' ? newMatch(check.mode) : making.lookup(check.mode), check),
    close(check) {
      const closed = close(check, null);
      if (closed) change(closed);
    },
    askAgain(check) {
      if (check.kind !== 'faceMatch' || check.first.picture === null) return;
      noteAsked(book, check.id);
      const { id, sequence, verificationId, account } = newMatch(check.mode);
      const fresh = { tries: 0, attempts: [], maybeProcessed: false, state: { name: 'queued' } } as const;
      // Lost is what this one was; whether its lookup passed was a matter of the first asking.
      book.past.consented.add(id);
      enter({ ...check, ...fresh, attempts: [], id, sequence, verificationId, account }, check);
    },
    consent(check) {
      const consented = consent(check);
      if (!consented) return;
      released(check);
      book.past.consented.add(check.id);
      change(consented);
    },
    remove(check) {
      const last = beforeRemoval(check);
      if (!last) return;
      if (last !== check) desk.put(last, 'person');
      if (check.kind === 'livenessLookup') loseLookup(desk, check.id);
      book.past.known.delete(check.id);
      desk.remove(check.id);
    },
    release() {
      for (const check of world.inState('held')) {
        const sent = sendNow(check);
        if (!sent) continue;
        released(check);
        desk.put(follow(sent), 'person');
      }
    },
    setStopped(lane, stopped) {
      for (const name of lane ? [lane] : laneNames) desk.putLane({ ...desk.lane(name), stopped });
      if (!stopped) for (const name of lane ? [lane] : laneNames) goOn(name, 'person');
    },
    resumeFor(reason) {
      for (const name of laneNames) goOn(name, reason);
    },
    setAccount(vendor, mode, clientId) {
      const name = { vendor, mode };
      if (clientId === null) clients.delete(laneKey(name));
      else clients.set(laneKey(name), clientId);
      const account = access(vendor, mode);
      if (!account) return;
      if (vendor === 'cashfree') loseOthers(mode, account);
      goOn(name, 'credentials');
    },
    cutWaits: () => desk.waits.cutTo(USUAL_PACE.longest),
    pass: (length) => desk.timers.advance(length),
    crash,
    backUp: () => void world.backups.push({ disk: desk.copyOfDisk(), past: copyOfPast(book.past) }),
    restore(backup) {
      const { disk, past } = backup;
      crash();
      // Of two histories that part, the one can't know what the other one went on to do.
      world.backups.length = world.backups.indexOf(backup) + 1;
      desk.restart(disk);
      book.past = copyOfPast(past);
      for (const counts of [book.doubts, book.foreign, book.waitsAsked]) counts.clear();
      start(true);
    },
  };

  function loseOthers(mode: Mode, account: Account): void {
    for (const check of world.inState('queued', 'waiting', 'held', 'needs')) {
      if (check.kind !== 'faceMatch' || check.mode !== mode || !world.atRest(check)) continue;
      const other = accountIs(check, account);
      if (other?.state.name === 'lost') desk.put(other, 'program');
    }
  }

  return world;
}
