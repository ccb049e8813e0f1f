import type { Check, CheckStateName, FaceMatch, LivenessLookup } from '../../../shared/check/check.ts';
import { livenessVerdict } from '../../../shared/verdicts/liveness.ts';
import { matchVerdict } from '../../../shared/verdicts/match.ts';
import { attemptAt, livenessAnswer, lookup, match, matchAnswer, needing, words } from './samples.ts';

const waiting = { name: 'waiting', cause: 'serverError', words: null, length: 2_000 } as const;
const sending = { name: 'sending', sentBytes: 0, totalBytes: 18 } as const;
const failed = { name: 'failed', cause: 'firstImageRefused', words } as const;
const held = { name: 'held', because: 'restored', cause: null, words: null } as const;
const closed = { name: 'closed', was: 'failed', successor: null } as const;
const aMatchAnswer = matchAnswer(match.verificationId);
const matchDone = {
  name: 'done',
  answer: aMatchAnswer,
  verdict: matchVerdict({ ...match, sameFileTwice: false }, aMatchAnswer, match.policy),
} as const;
const aLivenessAnswer = livenessAnswer(lookup.sessionId);
const lookupDone = {
  name: 'done',
  answer: aLivenessAnswer,
  verdict: livenessVerdict(lookup.sessionId, aLivenessAnswer, lookup.policy),
} as const;

const matches: Readonly<Record<CheckStateName, FaceMatch>> = {
  queued: match,
  sending: { ...match, attempts: [attemptAt(match)], state: sending },
  waiting: { ...match, state: waiting },
  held: { ...match, state: held },
  done: { ...match, state: matchDone },
  failed: { ...match, state: failed },
  cancelled: { ...match, state: { name: 'cancelled' } },
  closed: { ...match, state: closed },
  lost: { ...match, maybeProcessed: true, state: { name: 'lost', because: 'stopped', words: null } },
  needs: needing,
};

const lookups: Readonly<Partial<Record<CheckStateName, LivenessLookup>>> = {
  queued: lookup,
  sending: { ...lookup, attempts: [attemptAt(lookup)], state: sending },
  waiting: { ...lookup, state: waiting },
  held: { ...lookup, state: held },
  done: { ...lookup, state: lookupDone },
  failed: { ...lookup, state: failed },
  cancelled: { ...lookup, state: { name: 'cancelled' } },
  closed: { ...lookup, state: closed },
};

export const allStates = Object.keys(matches) as CheckStateName[];

export function matchInStates(...names: readonly CheckStateName[]): readonly FaceMatch[] {
  return names.map((name) => matches[name]);
}

/** A match and a lookup in each of these states, as far as both know them; the match without any doubt, but lost. */
export function inStates(...names: readonly CheckStateName[]): readonly Check[] {
  return names.flatMap((name) => [matches[name], ...(lookups[name] ? [lookups[name]] : [])]);
}
