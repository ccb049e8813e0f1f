import type { Check, CheckStateName } from '../check/check.ts';
import type { Lane, Pause } from '../check/lane.ts';
import type { OutboxGroup } from '../check/outbox.ts';
import type { VerdictKind } from '../check/verdict.ts';

/** Where a check without a verdict stands. Each has its words in the language files under `state`. */
export const statusWords = [
  'queued',
  'paused',
  'offline',
  'blocked',
  'sending',
  'asking',
  'unkept',
  'waiting',
  'held',
  'needs',
  'consent',
  'failed',
  'lost',
  'cancelled',
  'closed',
  'done',
] as const;
export type StatusWord = (typeof statusWords)[number];

/** `moving`: it goes by itself. `person`: it stands still until somebody does something. `over`: nothing more comes of it. */
export type StatusTone = 'moving' | 'person' | 'over';

export interface CheckStatus {
  readonly word: StatusWord;
  readonly tone: StatusTone;
  /** What an answered check is shown by, in place of its word. */
  readonly verdict: VerdictKind | null;
}

/** What keeps a check's lane from sending: its pause, and whether a person has paused it. */
export interface Hold {
  readonly pause: Pause | null;
  readonly stopped: boolean;
}

/** What is known of a check wherever it is listed. */
export interface Standing {
  readonly state: CheckStateName;
  /** What a match still needs of its liveness check, or of a person; null where it needs nothing. */
  readonly needs: string | null;
  readonly verdict: VerdictKind | null;
  /** All of it has left this computer. */
  readonly isSent: boolean;
}

const free: Hold = { pause: null, stopped: false };

/** Only a person can end these; the others the program tries by itself. */
const PERSONS_PAUSES: readonly Pause['reason'][] = ['credentials', 'environment'];

/** Whether a lane stays as it is until somebody does something. */
export function needsPerson({ pause, stopped }: Hold): boolean {
  return stopped || (pause !== null && PERSONS_PAUSES.includes(pause.reason));
}

/** What holds a lane back. */
export function holdOfLane({ state, stopped }: Pick<Lane, 'state' | 'stopped'>): Hold {
  return { pause: state.name === 'paused' ? state.pause : null, stopped };
}

/** How a lane stands by itself: never in a verdict's colour or shape. */
export function toneOfLane(lane: Pick<Lane, 'state' | 'stopped'>): StatusTone {
  return needsPerson(holdOfLane(lane)) ? 'person' : 'moving';
}

export function standingOf(check: Check): Standing {
  const { kind, state } = check;
  return {
    state: state.name,
    needs: state.name === 'needs' ? state.what : null,
    verdict: state.name === 'done' ? state.verdict.kind : null,
    // A liveness check's question is a line: it has left as soon as it is asked.
    isSent:
      state.name === 'sending' &&
      (kind === 'livenessLookup' || (state.totalBytes > 0 && state.sentBytes >= state.totalBytes)),
  };
}

/** The one place that says where a check stands: every screen, list, notice and page goes by it. */
export function statusOf(standing: Standing, hold: Hold = free): CheckStatus {
  const { state, verdict } = standing;
  const isHeldUp = (state === 'queued' || state === 'waiting') && needsPerson(hold);
  return { word: wordOf(standing, hold), tone: isHeldUp ? 'person' : toneOf(standing), verdict };
}

/** It has been answered, or has come to where it stands still until somebody looks at it. */
export function hasArrived(standing: Standing): boolean {
  return standing.verdict !== null || toneOf(standing) === 'person';
}

function wordOf({ state, needs, isSent }: Standing, { pause, stopped }: Hold): StatusWord {
  switch (state) {
    case 'queued':
      if (stopped) return 'paused';
      if (pause === null) return 'queued';
      return pause.reason === 'offline' ? 'offline' : 'blocked';
    case 'sending':
      if (pause?.reason === 'storage') return 'unkept';
      return isSent ? 'asking' : 'sending';
    case 'needs':
      return needs === null || needs === 'answer' ? 'needs' : 'consent';
    default:
      return state;
  }
}

function toneOf({ state, needs }: Standing): StatusTone {
  switch (state) {
    case 'queued':
    case 'sending':
    case 'waiting':
      return 'moving';
    case 'needs':
      return needs === null || needs === 'answer' ? 'moving' : 'person';
    case 'held':
    case 'failed':
    case 'lost':
      return 'person';
    case 'done':
    case 'cancelled':
    case 'closed':
      return 'over';
  }
}

/** Where the outbox lists an open check. */
export function groupOf(standing: Standing, hold: Hold): OutboxGroup {
  if (statusOf(standing, hold).tone !== 'person') return 'moving';
  return toneOf(standing) === 'moving' ? 'paused' : 'asking';
}
