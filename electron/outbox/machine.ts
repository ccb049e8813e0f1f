import type { LivenessAnswer, MatchAnswer } from '../../shared/answers.ts';
import type { Check, FaceMatch, LivenessLookup } from '../../shared/check.ts';
import type { AttemptEnd } from '../../shared/outcome.ts';
import { livenessVerdict } from '../../shared/verdicts/liveness.ts';
import { matchVerdict } from '../../shared/verdicts/match.ts';

/**
 * The state machine of a check (design: *The state machine*), pure. Every function gives the check's next self, or
 * null where the step is not allowed in its state.
 */

/** Queued with nothing in its way ──▶ sending. Kept before the socket opens. */
export function beginSending<Kind extends Check>(check: Kind, totalBytes: number): Kind | null {
  if (check.state.name !== 'queued' || check.state.blockedBy !== null) return null;
  return { ...check, state: { name: 'sending', sentBytes: 0, totalBytes } };
}

/** Nothing to send it with any more: held until there are credentials again. */
export function hold<Kind extends Check>(check: Kind): Kind | null {
  if (check.state.name !== 'queued') return null;
  return { ...check, state: { name: 'queued', blockedBy: { cause: 'credentials', words: null } } };
}

/** A person asks for another attempt: the same question, and for a match the same verification id. */
export function sendAgain<Kind extends Check>(check: Kind): Kind | null {
  const { state } = check;
  const may =
    state.name === 'waiting' || state.name === 'failed' || (state.name === 'queued' && state.blockedBy !== null);
  return may ? { ...check, state: { name: 'queued', blockedBy: null } } : null;
}

/** A person gives up a check that is not being sent. What may have been processed is lost, not cancelled. */
export function cancel<Kind extends Check>(check: Kind): Kind | null {
  if (check.state.name !== 'queued' && check.state.name !== 'waiting') return null;
  const doubtful = check.kind === 'faceMatch' && check.maybeProcessed;
  return { ...check, state: doubtful ? { name: 'lost', because: 'stopped', words: null } : { name: 'cancelled' } };
}

/** An attempt at a liveness lookup has ended. A lookup only reads, so an end in doubt is no worse than none. */
export function livenessAttemptEnded(check: LivenessLookup, end: AttemptEnd<LivenessAnswer>): LivenessLookup | null {
  if (check.state.name !== 'sending') return null;
  switch (end.kind) {
    case 'answered': {
      const verdict = livenessVerdict(check.sessionId, end.answer, check.policy);
      return { ...check, state: { name: 'done', answer: end.answer, verdict } };
    }
    case 'refused':
      return { ...check, state: { name: 'failed', cause: end.cause, words: end.words } };
    case 'stopped':
      return { ...check, state: { name: 'cancelled' } };
    default:
      return { ...check, state: heldState(end) };
  }
}

/** An attempt at a face match has ended. Once its end is in doubt it stays in doubt for ever. */
export function matchAttemptEnded(check: FaceMatch, end: AttemptEnd<MatchAnswer>): FaceMatch | null {
  if (check.state.name !== 'sending') return null;
  switch (end.kind) {
    case 'answered': {
      const question = { ...check, sameFileTwice: check.first.sha256 === check.second.sha256 };
      const verdict = matchVerdict(question, end.answer, check.policy);
      return { ...check, state: { name: 'done', answer: end.answer, verdict } };
    }
    case 'refused':
      return {
        ...check,
        state: check.maybeProcessed
          ? { name: 'lost', because: 'refusedAfterDoubt', words: end.words }
          : { name: 'failed', cause: end.cause, words: end.words },
      };
    case 'stopped':
      return {
        ...check,
        maybeProcessed: check.maybeProcessed || end.requestBegan,
        state:
          check.maybeProcessed || end.requestBegan
            ? { name: 'lost', because: 'stopped', words: null }
            : { name: 'cancelled' },
      };
    case 'ambiguous':
      return { ...check, maybeProcessed: true, state: heldState(end) };
    default:
      return { ...check, state: heldState(end) };
  }
}

type Held = Extract<AttemptEnd<never>, { kind: 'blocked' | 'retryable' | 'ambiguous' }>;

function heldState(end: Held): Extract<Check['state'], { name: 'queued' | 'waiting' }> {
  if (end.kind === 'blocked') return { name: 'queued', blockedBy: { cause: end.cause, words: end.words } };
  return {
    name: 'waiting',
    cause: end.cause,
    words: end.words,
    retryAfter: end.kind === 'retryable' ? end.retryAfter : null,
  };
}
