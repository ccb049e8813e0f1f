import { type Check, type FaceMatch, vendorOf } from '../../shared/check.ts';
import type { CallProblem, RequestOf } from '../../shared/contract.ts';
import type { LaneName } from '../../shared/lane.ts';
import type { Mode } from '../../shared/mode.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { caughtUp, followLookup, loseLookup } from './dependents.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { type Belonging, caseOf, fieldFailure, newLookup, newMatch, newVerificationId } from './entering.ts';
import type { ResumeReason } from './lane-machine.ts';
import { accountOf, laneNames, laneOf } from './lane-names.ts';
import { accountIs, beforeRemoval, cancel, close, consent, heldAsCopied, interrupted, sendNow } from './machine.ts';
import { backOff } from './pace.ts';
import type { OutboxParts } from './parts.ts';

type Done = Result<Record<string, never>, CallProblem>;
type Entered = Result<{ id: string }, CallProblem>;

/** The one road of every check: entered, queued, sent, answered. Each step answers with what stood in its way. */
export interface Outbox {
  lookUpLiveness(mode: Mode, request: RequestOf<'checks.lookUpLiveness'>): Promise<Entered>;
  matchFaces(mode: Mode, request: RequestOf<'checks.matchFaces'>): Promise<Entered>;
  sendNow(id: string): Done;
  /** Stops the attempt under way, or cancels a check that is not being sent. */
  stop(id: string): Done;
  editLookup(request: RequestOf<'checks.editLookup'>): Promise<Entered>;
  editMatch(request: RequestOf<'checks.editMatch'>): Promise<Entered>;
  close(id: string): Done;
  askAgain(id: string): Promise<Entered>;
  consent(id: string): Done;
  remove(id: string, reason: RequestOf<'checks.remove'>['reason']): Done;
  eraseCase(id: string, reason: RequestOf<'cases.erase'>['reason']): Done;
  pause(lane: LaneName | null): Done;
  resume(lane: LaneName | null): Done;
  /** Every check that is held since the records were copied or put back. */
  release(): number;
  /** Something happened that may set paused lanes going. */
  resumeFor(reason: ResumeReason, lanes?: readonly LaneName[]): void;
  /** The credentials of a lane are others now, or gone. */
  credentialsChanged(lane: LaneName): Promise<void>;
  /** The computer woke up, or its clock was put right. */
  cutWaits(): void;
  /** Takes up what the last run left: to be called once, before anything else. */
  start(): void;
  readonly dispatcher: Dispatcher;
}

const EVERY = 1_000_000;

export function createOutbox(given: OutboxParts): Outbox {
  const parts = withSafeNews(given);
  const dispatcher = createDispatcher(parts);
  const { records, newId } = parts;
  const { checks } = records;

  async function accountFor(mode: Mode): Promise<FaceMatch['account']> {
    const access = await parts.access('cashfree', mode);
    return access.ok ? accountOf(access.value, mode) : null;
  }

  /** @param instead the check in whose place this one is entered, closed in the same step */
  function enter(check: Check, caseReference: string | null, instead: Check | null): Entered {
    const entered = records.step(() => {
      if (check.kind === 'faceMatch' && checks.verificationIdUsed(check.mode, check.verificationId)) {
        return fieldFailure('verificationId', 'verificationIdUsed');
      }
      const its = caseReference === null ? null : caseOf(parts, check.mode, caseReference);
      const belonging = its ? { caseId: its.id, caseReference: its.reference } : {};
      checks.insert(followed({ ...check, ...belonging }));
      const closed = instead && close(instead, check.id);
      if (closed) replaceWithFollowers(closed);
      return success({ id: check.id });
    });
    if (entered.ok) {
      parts.announce(check.id);
      if (instead) parts.announce(instead.id);
      dispatcher.wake();
    }
    return entered;
  }

  function followed(check: Check): Check {
    return check.kind === 'faceMatch' ? caughtUp(records, check) : check;
  }

  function replaceWithFollowers(check: Check): void {
    checks.replace(followed(check));
    if (check.kind !== 'livenessLookup') return;
    for (const { id } of followLookup(records, check)) parts.announce(id);
  }

  /** A change that a person asks of a check that is not being sent. */
  function change(id: string, next: (check: Check) => Check | null): Done {
    const check = checks.read(id);
    if (!check) return notFound;
    if (dispatcher.isUnderWay(id)) return sending;
    const changed = next(check);
    if (!changed) return notNow;
    const kept = records.step(() => {
      replaceWithFollowers(changed);
      return success({});
    });
    if (kept.ok) parts.announce(id);
    return kept;
  }

  function belongingOf(check: Check): Belonging {
    const { mode, caseId, caseReference } = check;
    return { mode, caseId, caseReference, predecessor: check.id };
  }

  function obstacleTo(check: Pick<Check, 'kind' | 'mode'>): CallProblem | null {
    if (!parts.isProtected() && check.mode !== 'practice') return unprotected;
    return parts.obstacle(vendorOf(check), check.mode);
  }

  /** The check to be put in the place of another one, if that may be closed now. */
  function replaceable<Kind extends Check['kind']>(
    id: string,
    kind: Kind,
    state: 'failed' | 'lost',
  ): Result<Extract<Check, { kind: Kind }>, CallProblem> {
    const check = checks.read(id);
    if (!check) return notFound;
    if (dispatcher.isUnderWay(id) || check.kind !== kind || check.state.name !== state) return notNow;
    const obstacle = obstacleTo(check);
    return obstacle ? failure(obstacle) : success(check as Extract<Check, { kind: Kind }>);
  }

  function remove(check: Check, reason: RequestOf<'checks.remove'>['reason']): void {
    const last = beforeRemoval(check);
    if (last && last !== check) checks.replace(last);
    if (check.kind === 'livenessLookup') for (const { id } of loseLookup(records, check.id)) parts.announce(id);
    checks.remove(check.id, reason);
  }

  return {
    dispatcher,

    async lookUpLiveness(mode, request) {
      const obstacle = obstacleTo({ kind: 'livenessLookup', mode });
      if (obstacle) return failure(obstacle);
      const belonging = { mode, caseId: null, caseReference: '', predecessor: null };
      return enter(newLookup(parts, request, belonging), request.caseReference, null);
    },

    async matchFaces(mode, request) {
      const obstacle = obstacleTo({ kind: 'faceMatch', mode });
      if (obstacle) return failure(obstacle);
      if (checks.verificationIdUsed(mode, request.verificationId)) {
        return fieldFailure('verificationId', 'verificationIdUsed');
      }
      const belonging = { mode, caseId: null, caseReference: '', predecessor: null };
      const match = await newMatch(parts, request, belonging, await accountFor(mode));
      return match.ok ? enter(match.value, request.caseReference, null) : match;
    },

    async editLookup(request) {
      const failed = replaceable(request.id, 'livenessLookup', 'failed');
      if (!failed.ok) return failed;
      return enter(newLookup(parts, request, belongingOf(failed.value)), null, failed.value);
    },

    async editMatch(request) {
      const failed = replaceable(request.id, 'faceMatch', 'failed');
      if (!failed.ok) return failed;
      const { mode } = failed.value;
      const question = { ...request, verificationId: newVerificationId(newId) };
      const match = await newMatch(parts, question, belongingOf(failed.value), await accountFor(mode));
      // Pictures were being kept meanwhile; what it stands in for may have been sent again.
      const still = replaceable(request.id, 'faceMatch', 'failed');
      if (!match.ok || !still.ok) return match.ok ? (still as Entered) : match;
      return enter(match.value, null, still.value);
    },

    async askAgain(id) {
      const lost = replaceable(id, 'faceMatch', 'lost');
      if (!lost.ok) return lost;
      const account = await accountFor(lost.value.mode);
      const still = replaceable(id, 'faceMatch', 'lost');
      if (!still.ok) return still;
      const before = still.value;
      if (before.first.picture === null) return notNow;
      const again: FaceMatch = {
        ...before,
        ...belongingOf(before),
        id: newId(),
        sequence: 0,
        enteredAt: parts.vendors.now().toISOString(),
        tries: 0,
        attempts: [],
        policy: records.settings.read().matchPolicy,
        verificationId: newVerificationId(newId),
        maybeProcessed: false,
        account,
        state: { name: 'queued' },
      };
      return enter(again, null, before);
    },

    sendNow(id) {
      const changed = change(id, sendNow);
      if (!changed.ok) return changed;
      const check = checks.read(id);
      if (check) dispatcher.resume(laneOf(check), 'person');
      dispatcher.hurry(id);
      return changed;
    },

    stop(id) {
      if (!checks.read(id)) return notFound;
      return dispatcher.stop(id) ? success({}) : change(id, cancel);
    },

    close: (id) => change(id, (check) => close(check, null)),

    consent(id) {
      const changed = change(id, consent);
      if (changed.ok) dispatcher.wake();
      return changed;
    },

    remove(id, reason) {
      const check = checks.read(id);
      if (!check) return notFound;
      if (dispatcher.isUnderWay(id)) return sending;
      const removed = records.step(() => {
        remove(check, reason);
        return success({});
      });
      if (removed.ok) parts.announce(id);
      return removed;
    },

    eraseCase(id, reason) {
      if (!records.cases.read(id)) return notFound;
      const its = records.cases.checksOf(id);
      if (its.some((check) => dispatcher.isUnderWay(check.id))) return sending;
      const erased = records.step(() => {
        for (const check of its) {
          const last = beforeRemoval(check);
          if (last && last !== check) checks.replace(last);
          if (check.kind === 'livenessLookup') loseLookup(records, check.id);
        }
        records.cases.erase(id, reason);
        return success({});
      });
      if (erased.ok) for (const check of its) parts.announce(check.id);
      return erased;
    },

    pause(lane) {
      dispatcher.forgetHurried();
      return setStopped(lane, true);
    },

    resume(lane) {
      const resumed = setStopped(lane, false);
      if (!resumed.ok) return resumed;
      for (const name of lane ? [lane] : laneNames) dispatcher.resume(name, 'person');
      dispatcher.wake();
      return resumed;
    },

    release() {
      const held = checks.inStates(['held'], EVERY).filter(isRestored);
      records.step(() => {
        for (const check of held) {
          const released = sendNow(check);
          if (released) checks.replace(followed(released));
        }
      });
      parts.announceLanes();
      dispatcher.wake();
      return held.length;
    },

    resumeFor(reason, lanes = laneNames) {
      dispatcher.guarded(() => {
        for (const lane of lanes) dispatcher.resume(lane, reason);
      });
      dispatcher.wake();
    },

    async credentialsChanged(lane) {
      const access = await parts.access(lane.vendor, lane.mode);
      // They are kept already: what the disk refuses now is found again before anything is sent.
      dispatcher.guarded(() => {
        if (access.ok && lane.vendor === 'cashfree') loseOthers(lane.mode, accountOf(access.value, lane.mode));
        if (access.ok) dispatcher.resume(lane, 'credentials');
      });
      dispatcher.wake();
    },

    cutWaits: dispatcher.cutWaits,

    start() {
      records.step(() => {
        for (const check of checks.inStates(['sending'], EVERY)) {
          const found = interrupted(check, backOff(parts.pace, Math.max(1, check.tries), null, parts.random()));
          if (found) checks.replace(found);
        }
        if (!records.copied) return;
        for (const check of checks.inStates(['queued', 'waiting', 'held', 'needs', 'failed'], EVERY)) {
          const held = heldAsCopied(check);
          if (held) checks.replace(held);
        }
        records.settleIn();
      });
      for (const check of checks.inStates(['waiting'], EVERY)) dispatcher.arm(check);
      for (const lane of laneNames) {
        dispatcher.resume(lane, 'start');
        dispatcher.armLane(lane);
      }
      dispatcher.cutWaits();
      dispatcher.wake();
    },
  };

  function setStopped(lane: LaneName | null, stopped: boolean): Done {
    const changed = records.step(() => {
      for (const name of lane ? [lane] : laneNames) {
        records.lanes.replace({ ...records.lanes.read(name), stopped });
      }
      return success({});
    });
    parts.announceLanes();
    return changed;
  }

  /** What may have been processed in one account must not go to another. */
  function loseOthers(mode: Mode, account: ReturnType<typeof accountOf>): void {
    for (const check of checks.inStates(['queued', 'waiting', 'held', 'needs'], EVERY)) {
      if (check.kind !== 'faceMatch' || check.mode !== mode || dispatcher.isUnderWay(check.id)) continue;
      const next = accountIs(check, account);
      if (next && next.state.name === 'lost') change(check.id, () => next);
    }
  }
}

/** Whoever is told of a change must not be able to undo it, nor to keep the next one from happening. */
function withSafeNews(parts: OutboxParts): OutboxParts {
  const safe =
    <Arguments extends unknown[]>(tell: (...news: Arguments) => void) =>
    (...news: Arguments): void => {
      try {
        tell(...news);
      } catch (error) {
        parts.reportFault('telling of a change', error);
      }
    };
  return {
    ...parts,
    announce: safe(parts.announce),
    announceLanes: safe(parts.announceLanes),
    onSettled: safe(parts.onSettled),
    onClockOffset: safe(parts.onClockOffset),
  };
}

function isRestored(check: Check): boolean {
  return check.state.name === 'held' && check.state.because === 'restored';
}

const notFound = failure({ code: 'notFound', message: 'no check has this id' } as const);
const notNow = failure({ code: 'notNow', message: 'the state of the check does not allow this' } as const);
const sending = failure({ code: 'sending', message: 'the check is being sent' } as const);
const unprotected = { code: 'recordsUnprotected', message: 'nothing protects the records' } as const;
