import type { Lane, LaneState, Pause } from '../../../shared/check/lane.ts';
import { type AttemptEnd, connectCauses, type TroubleCause } from '../../../shared/check/outcome.ts';
import { type Mode, saysLive } from '../../../shared/mode.ts';
import { askedWait } from './asked-wait.ts';

/**
 * A lane's own state machine (docs/DESIGN.md, *Lanes*), pure. Trouble that every check of a vendor would meet pauses the lane
 * and uses no check up; a lane that goes on again is half open, so that one check finds out for all.
 */

/** Trouble of the way to the vendor. */
const noConnection: ReadonlySet<TroubleCause> = new Set(connectCauses);
/**
 * The same of a lane: whether somebody else answers in the vendor's place, or the connection breaks, looks the same from here
 * whoever is to blame.
 */
const outOfReach: ReadonlySet<TroubleCause> = new Set([
  ...connectCauses,
  'notTheVendor',
  'redirect',
  'connectionLost',
  'silence',
]);

/** Balance and addresses are mended elsewhere, without our hearing of it: one check finds out every so often. */
export const PROBE_EVERY = 15 * 60_000;

/** True where an attempt's end says nothing of the check and everything of its lane: the check is free to go again. */
export function concernsLane(end: AttemptEnd<unknown>): boolean {
  if (end.kind === 'blocked') return true;
  if (end.kind !== 'retryable') return false;
  return noConnection.has(end.cause) || (end.cause === 'rateLimited' && end.answeredBy !== 'other');
}

const open: LaneState = { name: 'open' };

/** How often in a row a lane has been in the trouble that it is in, or is half open from. */
export function failuresOf(state: LaneState): number {
  if (state.name === 'halfOpen') return state.failures;
  return state.name === 'paused' && 'failures' in state.pause ? state.pause.failures : 0;
}

/**
 * The lane after an attempt.
 *
 * @param environment what an answer says of itself; null where it says nothing, or there is none
 * @param wait milliseconds until the lane tries again by itself, where it has to wait for that
 */
export function laneAfter(lane: Lane, end: AttemptEnd<unknown>, environment: string | null, wait: number): LaneState {
  const asked = askedWait(end);
  if (needsMending(lane.state) && !(asked !== null && isTriedByItself(lane.state))) return lane.state;
  // Of checks that were in flight together, one's answer ends no wait that another one's asked for.
  const refusesAll = end.kind === 'blocked' && end.cause === 'credentials';
  if (isAskedFor(lane.state) && asked === null && !refusesAll) return lane.state;
  const failures = failuresOf(lane.state) + 1;
  switch (end.kind) {
    case 'answered':
      return environment !== null && disagrees(lane.mode, environment)
        ? paused({ reason: 'environment', said: environment })
        : open;
    case 'refused':
      return open;
    case 'stopped':
      return lane.state;
    case 'blocked': {
      const { words } = end;
      return end.cause === 'credentials'
        ? paused({ reason: 'credentials', words })
        : paused({ reason: end.cause, words, length: PROBE_EVERY });
    }
    default: {
      const { cause, words } = end;
      if (asked !== null || cause === 'rateLimited') {
        // What the vendor has asked for stays the vendor's, whoever asks for more.
        const askedBy = askerOf(lane.state) === 'vendor' ? 'vendor' : (asked?.by ?? null);
        return paused({ reason: 'rateLimited', words, failures, length: wait, askedBy });
      }
      if (outOfReach.has(cause)) return offline(cause, failures, wait);
      if (cause === 'programFault' || cause === 'interrupted') return lane.state;
      // Whatever else came was the vendor's own, so it can be reached.
      return open;
    }
  }
}

/** What somebody has to mend: another check's attempt, under way when it was found, mends it no more than it breaks it. */
function needsMending(state: LaneState): boolean {
  return state.name === 'paused' && ['credentials', 'balance', 'address', 'environment'].includes(state.pause.reason);
}

/** One check finds out every so often: not while an answer has asked to wait. */
function isTriedByItself(state: LaneState): boolean {
  return state.name === 'paused' && ['balance', 'address'].includes(state.pause.reason);
}

/** Nobody answers there, or not the vendor. @param length until it is tried again, in milliseconds */
export function offline(cause: TroubleCause, failures: number, length: number): LaneState {
  return paused({ reason: 'offline', cause, failures, length });
}

type Offline = Extract<LaneState, { name: 'paused' }> & { readonly pause: Extract<Pause, { reason: 'offline' }> };

export function isOffline(state: LaneState): state is Offline {
  return state.name === 'paused' && state.pause.reason === 'offline';
}

/** A wait that an answer asked for: nothing of ours cuts it short. */
export function isAskedFor(state: LaneState): boolean {
  return askerOf(state) !== null;
}

function askerOf(state: LaneState): 'vendor' | 'other' | null {
  return state.name === 'paused' && state.pause.reason === 'rateLimited' ? state.pause.askedBy : null;
}

/** Nothing to send with: found before anything was sent. */
export const withoutCredentials: LaneState = paused({ reason: 'credentials', words: null });

/** What may set a lane going again. `time`: its own wait is over. */
export type ResumeReason = 'person' | 'credentials' | 'network' | 'start' | 'time';

const resumedBy: Readonly<Record<Pause['reason'], readonly ResumeReason[]>> = {
  offline: ['person', 'credentials', 'network', 'start', 'time'],
  rateLimited: ['person', 'time'],
  credentials: ['person', 'credentials'],
  balance: ['person', 'credentials', 'network', 'start', 'time'],
  address: ['person', 'credentials', 'network', 'start', 'time'],
  environment: ['person', 'credentials'],
  storage: ['person', 'start', 'time'],
};

/** The lane's next state where this sets it going; null where it stays as it is. */
export function laneResumed(state: LaneState, reason: ResumeReason): LaneState | null {
  if (state.name !== 'paused') return null;
  const { pause } = state;
  // Whoever answered in the vendor's place is not on another network's way.
  const isLeftBehind = reason === 'network' && pause.reason === 'rateLimited' && pause.askedBy === 'other';
  if (!isLeftBehind && !resumedBy[pause.reason].includes(reason)) return null;
  // Only its own waiting in vain makes the next wait longer.
  return { name: 'halfOpen', failures: reason === 'time' ? failuresOf(state) : 0 };
}

/** Milliseconds after which it tries again by itself; null where it needs somebody. */
export function laneWait(state: LaneState): number | null {
  return state.name === 'paused' && 'length' in state.pause ? state.pause.length : null;
}

/** Whether a lane may send, with so many of its checks in flight. */
export function laneMaySend({ state, stopped }: Lane, inFlight: number, atATime: number): boolean {
  if (stopped || state.name === 'paused') return false;
  return inFlight < (state.name === 'halfOpen' ? 1 : atATime);
}

function disagrees(mode: Mode, environment: string): boolean {
  if (mode === 'practice') return false;
  return saysLive(environment) !== (mode === 'production');
}

function paused(pause: Pause): LaneState {
  return { name: 'paused', pause };
}
