import type { LivenessAnswer, MatchAnswer } from '../../../shared/check/answers.ts';
import type { Attempt, Check, FaceMatch, LivenessLookup } from '../../../shared/check/check.ts';
import { isInDoubt } from '../../../shared/check/of-a-check.ts';
import { type AttemptEnd, type FailureCause, nothingLeft, type VendorWords } from '../../../shared/check/outcome.ts';
import type { Picture } from '../../../shared/picture/picture.ts';
import { areOneFile, pictureMaySend } from '../../../shared/picture/sight.ts';
import { livenessVerdict } from '../../../shared/verdicts/liveness.ts';
import { matchVerdict } from '../../../shared/verdicts/match.ts';
import { askedWait } from './asked-wait.ts';
import { type AttemptMeasures, withAttemptEnded } from './attempt-end.ts';
import { concernsLane } from './lane-machine.ts';
import { afterDoubt, waitingState } from './patience.ts';

/**
 * The state machine of a check (docs/DESIGN.md, *The state machine*), pure. Every function gives the check's next self, or
 * null where the step is not allowed in its state.
 */

/** Whether a lookup is charged is unknown (docs/VENDORS.md), so after this many tries a person is asked. */
export const MOST_AUTOMATIC_LOOKUPS = 6;

export type Account = NonNullable<FaceMatch['account']>;

/** Queued ──▶ sending, with its attempt on record. Kept before the socket opens. */
export function beginSending<Kind extends Check>(check: Kind, attempt: Attempt, totalBytes: number): Kind | null {
  if (check.state.name !== 'queued') return null;
  return {
    ...check,
    tries: check.tries + 1,
    attempts: [...check.attempts, attempt],
    state: { name: 'sending', sentBytes: 0, totalBytes },
  };
}

/**
 * An attempt at a liveness lookup has ended. A lookup only reads, so an end in doubt is no worse than none.
 *
 * @param wait milliseconds until it may go again, where it has to wait
 */
export function livenessAttemptEnded(
  check: LivenessLookup,
  end: AttemptEnd<LivenessAnswer>,
  measures: AttemptMeasures,
  wait: number,
): LivenessLookup | null {
  if (check.state.name !== 'sending') return null;
  const ended = withAttemptEnded(check, end, measures);
  switch (end.kind) {
    case 'answered': {
      const verdict = livenessVerdict(check.sessionId, end.answer, check.policy);
      return { ...ended, state: { name: 'done', answer: end.answer, verdict } };
    }
    case 'refused':
      return { ...ended, state: { name: 'failed', cause: end.cause, words: end.words } };
    case 'stopped':
      return { ...ended, state: { name: 'cancelled' } };
    case 'blocked':
      // What holds the whole lane back is none of this check's tries.
      return { ...ended, tries: check.tries - 1, state: { name: 'queued' } };
    default:
      if (concernsLane(end)) return { ...ended, tries: check.tries - 1, state: { name: 'queued' } };
      return {
        ...ended,
        state:
          check.tries >= MOST_AUTOMATIC_LOOKUPS
            ? { name: 'held', because: 'triesUsedUp', cause: end.cause, words: end.words }
            : askedWait(end)
              ? { name: 'queued' }
              : waitingState(end.cause, end.words, wait),
      };
  }
}

/** An attempt at a face match has ended. Once its end is in doubt it stays in doubt for ever. */
export function matchAttemptEnded(
  check: FaceMatch,
  end: AttemptEnd<MatchAnswer>,
  measures: AttemptMeasures,
  wait: number,
): FaceMatch | null {
  if (check.state.name !== 'sending') return null;
  const ended = withAttemptEnded(check, end, measures);
  switch (end.kind) {
    case 'answered': {
      const { first, second } = check;
      const sameFileTwice = first.picture !== null && areOneFile(first.picture, second);
      const verdict = matchVerdict({ ...check, sameFileTwice }, end.answer, check.policy);
      return { ...ended, state: { name: 'done', answer: end.answer, verdict } };
    }
    case 'refused':
      return { ...ended, state: refusedState(check, end.cause, end.words) };
    case 'stopped': {
      const inDoubt = check.maybeProcessed || end.requestBegan;
      return {
        ...ended,
        maybeProcessed: inDoubt,
        state: inDoubt ? { name: 'lost', because: 'stopped', words: null } : { name: 'cancelled' },
      };
    }
    case 'blocked':
      return { ...ended, tries: check.tries - 1, state: { name: 'queued' } };
    case 'ambiguous':
      return { ...ended, maybeProcessed: true, state: afterDoubt(ended, end, wait) };
    case 'retryable':
      return concernsLane(end)
        ? { ...ended, tries: check.tries - 1, state: { name: 'queued' } }
        : { ...ended, state: askedWait(end) ? { name: 'queued' } : waitingState(end.cause, end.words, wait) };
  }
}

const unmeasured: AttemptMeasures = { duration: null, clockOffset: null, httpStatus: null, certificate: null };

/** The program, or its computer, ended while this was being sent: nobody knows how far it got. */
export function interrupted(check: Check, wait: number): Check | null {
  const trouble = { cause: 'interrupted', ...nothingLeft } as const;
  return check.kind === 'livenessLookup'
    ? livenessAttemptEnded(check, { kind: 'retryable', ...trouble }, unmeasured, wait)
    : matchAttemptEnded(check, { kind: 'ambiguous', ...trouble }, unmeasured, wait);
}

/** A person stopped this while it was being sent, and a fault of the program hides how far it got. */
export function stoppedUnseen(check: Check): Check | null {
  const end = { kind: 'stopped', requestBegan: true } as const;
  return check.kind === 'livenessLookup'
    ? livenessAttemptEnded(check, end, unmeasured, 0)
    : matchAttemptEnded(check, end, unmeasured, 0);
}

/** The wait is over ──▶ queued. */
export function waitOver<Kind extends Check>(check: Kind): Kind | null {
  return check.state.name === 'waiting' ? { ...check, state: { name: 'queued' } } : null;
}

/** A person asks for another attempt: the same question, and for a match the same verification id. */
export function sendNow(check: Check): Check | null {
  switch (check.state.name) {
    case 'queued':
    case 'waiting':
      return { ...check, tries: 0, state: { name: 'queued' } };
    case 'failed':
    case 'held':
      if (check.kind === 'livenessLookup') return { ...check, tries: 0, state: { name: 'queued' } };
      if (check.first.picture !== null) return { ...check, tries: 0, state: { name: 'queued' } };
      // Its lookup may be answered yet; one that came to nothing is no help.
      return check.state.name === 'held' ? { ...check, tries: 0, state: { name: 'needs', what: 'answer' } } : null;
    default:
      return null;
  }
}

/** A person gives up a check that is not being sent. What may have been processed is lost, not cancelled. */
export function cancel(check: Check): Check | null {
  if (!['queued', 'waiting', 'held', 'needs'].includes(check.state.name)) return null;
  if (check.kind === 'faceMatch' && check.maybeProcessed) {
    return { ...check, state: { name: 'lost', because: 'stopped', words: null } };
  }
  return { ...check, state: { name: 'cancelled' } };
}

/** A person has done with a failed or lost check. @param successor the check in its place; null for none */
export function close(check: Check, successor: string | null): Check | null {
  const was = check.state.name;
  return was === 'failed' || was === 'lost' ? { ...check, state: { name: 'closed', was, successor } } : null;
}

/** What may have been processed is lost before it goes from the records. The same check where nothing is in doubt. */
export function beforeRemoval(check: Check): Check | null {
  if (check.state.name === 'sending') return null;
  const open = ['queued', 'waiting', 'held', 'needs', 'failed'].includes(check.state.name);
  return open && check.kind === 'faceMatch' && check.maybeProcessed
    ? { ...check, state: { name: 'lost', because: 'deleted', words: null } }
    : check;
}

/** A picture of it is gone or altered, which was found before anything was sent. */
export function pictureDamaged(check: FaceMatch): FaceMatch | null {
  if (check.state.name !== 'queued') return null;
  return { ...check, state: refusedState(check, 'pictureDamaged', null) };
}

/**
 * A picture of it can't be shown, so that nobody knows what would be sent. What has gone out already goes on: only the vendor
 * can tell what became of it.
 */
export function pictureUnshown(check: FaceMatch): FaceMatch | null {
  if (check.state.name !== 'queued' || check.maybeProcessed) return null;
  return { ...check, state: refusedState(check, 'pictureUnshown', null) };
}

/**
 * Whom the lane sends as from now on. A match that may have been processed goes to the same account only: another one
 * would take its id a second time.
 */
export function accountIs(check: FaceMatch, account: Account): FaceMatch | null {
  if (check.account?.clientId === account.clientId && check.account.host === account.host) return check;
  if (!check.maybeProcessed) return check.state.name === 'queued' ? { ...check, account } : check;
  if (!['queued', 'waiting', 'held', 'needs'].includes(check.state.name)) return check;
  return { ...check, state: { name: 'lost', because: 'otherAccount', words: null } };
}

/**
 * The records lie elsewhere than where they were written: whatever was open may have been sent from there since. It is
 * held until a person releases it; what waits for a person anyway is in doubt all the same.
 */
export function heldAsCopied(check: Check): Check | null {
  const { state } = check;
  if (check.kind === 'faceMatch') {
    const doubtful = { ...check, maybeProcessed: true };
    if (state.name === 'failed') return { ...doubtful, state: refusedState(doubtful, state.cause, state.words) };
    // Its release would pass over the question of its price.
    if (state.name === 'needs' && state.what !== 'answer') return doubtful;
    if (isHeldInCopy(state)) return { ...doubtful, state: heldInCopy };
    return null;
  }
  return isHeldInCopy(state) ? { ...check, state: heldInCopy } : null;
}

/**
 * The lookup has changed whose reference picture this match waits for.
 *
 * @returns null where nothing changes for the match
 */
export function lookupChanged(check: FaceMatch, lookup: LivenessLookup): FaceMatch | null {
  if (check.state.name !== 'needs' || check.state.what !== 'answer' || check.first.from !== 'lookup') return null;
  switch (lookup.state.name) {
    case 'done': {
      const { reference } = lookup.state.answer;
      if (reference?.kind !== 'kept') return withoutReference(check);
      // Nothing goes out unseen: it is being looked at.
      if (reference.picture.sight === 'unseen') return null;
      return withReference(check, reference.picture, lookup.state.verdict.kind === 'pass');
    }
    case 'closed':
      return lookup.state.successor === null
        ? withoutReference(check)
        : { ...check, first: { ...check.first, lookup: lookup.state.successor } };
    case 'cancelled':
      return withoutReference(check);
    default:
      return null;
  }
}

/**
 * The picture has come. One that can't be shown is not sent; of half a picture, and of one whose lookup did not pass, a
 * person decides whether the match is worth its price.
 */
export function withReference(check: FaceMatch, picture: Picture, passed: boolean): FaceMatch | null {
  if (check.first.from !== 'lookup') return null;
  const brought = { ...check, first: { ...check.first, picture } };
  if (!pictureMaySend(picture)) return { ...brought, state: refusedState(check, 'pictureUnshown', null) };
  if (!passed) return { ...brought, state: { name: 'needs', what: 'consent' } };
  return { ...brought, state: picture.sight === 'partial' ? { name: 'needs', what: 'half' } : { name: 'queued' } };
}

/** Its lookup has come to nothing, or is gone, before it brought the picture. */
export function withoutReference(check: FaceMatch): FaceMatch | null {
  if (check.state.name !== 'needs' || check.first.picture !== null) return null;
  return { ...check, state: refusedState(check, 'referenceMissing', null) };
}

/** The lookup did not pass, or brought half a picture, or something had to be asked; and the person wants the match all the same. */
export function consent(check: Check): Check | null {
  if (check.state.name !== 'needs' || check.state.what === 'answer') return null;
  return { ...check, state: { name: 'queued' } };
}

const heldInCopy = { name: 'held', because: 'restored', cause: null, words: null } as const;

function isHeldInCopy({ name }: Check['state']): boolean {
  return ['queued', 'sending', 'waiting', 'held', 'needs'].includes(name);
}

function refusedState(check: FaceMatch, cause: FailureCause, words: VendorWords | null): FaceMatch['state'] {
  if (!isInDoubt(check)) return { name: 'failed', cause, words };
  return { name: 'lost', because: cause === 'pictureDamaged' ? cause : 'refusedAfterDoubt', words };
}
