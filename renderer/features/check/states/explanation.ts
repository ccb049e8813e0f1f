import type { Check } from '../../../../shared/check/check.ts';
import { isInDoubt } from '../../../../shared/check/of-a-check.ts';
import type { FailureCause } from '../../../../shared/check/outcome.ts';
import { standingOf, statusOf } from '../../../../shared/status/check-status.ts';
import { attention, busy, type Explanation, ended, type Sentences } from './explanation-type.ts';
import { explainHeld } from './held-explanation.ts';
import { type LaneHold, nothingHeld } from './lane-hold.ts';
import { explainQueued } from './queued-explanation.ts';

/** After one of these the same id, sent once more, can only fail again. */
const hopelessAgain: readonly FailureCause[] = ['verificationIdRefused', 'verificationIdUsed', 'referenceMissing'];

/**
 * The explanation of a check's state; null for an answered one, whose verdict speaks for itself.
 *
 * @param hold what keeps its lane from sending, beside the check's own state
 * @param now by this computer's clock
 */
export function explain(check: Check, hold: LaneHold = nothingHeld, now = Date.now()): Explanation | null {
  const sentences = sentencesOf(check, hold, now);
  if (sentences === null) return null;
  const { word, tone } = statusOf(standingOf(check), hold);
  return { ...sentences, title: `state.${word}`, goes: tone };
}

function sentencesOf(check: Check, hold: LaneHold, now: number): Sentences | null {
  const { state } = check;
  const kind = check.kind === 'livenessLookup' ? 'liveness' : 'match';
  const careful = kind === 'liveness' ? 'liveness' : isInDoubt(check) ? 'doubt' : 'safe';
  switch (state.name) {
    case 'queued':
      return explainQueued(check, hold, now);
    case 'sending': {
      if (hold.pause?.reason === 'storage') {
        return {
          ...attention,
          happened: `explanation.storage.${hold.pause.trouble}.sending`,
          meaning: `explanation.storage.sending.${kind}`,
          next: `explanation.storage.${hold.pause.trouble}.sendingNext`,
        };
      }
      const { isSent } = standingOf(check);
      return {
        ...busy,
        happened: isSent ? 'check.answerPending' : 'explanation.sending.happened',
        meaning: `explanation.sending.meaning.${kind}`,
        actions: ['stop'],
      };
    }
    case 'waiting':
      return {
        ...attention,
        happened: `troubleCause.${state.cause}.happened`,
        meaning: `explanation.waiting.${careful}`,
        next: hold.stopped ? 'explanation.stopped.next' : `troubleCause.${state.cause}.next`,
        actions: [hold.stopped ? 'resume' : 'tryAgain', 'giveUp'],
        words: state.words,
      };
    case 'held':
      return explainHeld(check, state);
    case 'failed':
      return {
        ...ended,
        happened: `refusalCause.${state.cause}.happened`,
        meaning: `explanation.failed.${kind}`,
        next: `refusalCause.${state.cause}.next`,
        actions: hopelessAgain.includes(state.cause) ? ['edit', 'close'] : ['edit', 'tryAgain', 'close'],
        words: state.words,
      };
    case 'lost':
      return {
        ...ended,
        happened: `explanation.lost.${state.because}.happened`,
        meaning: `explanation.lost.meaning.${kind}`,
        next: `explanation.lost.${state.because}.next`,
        // What is gone can't be sent anew either.
        actions: [state.because === 'pictureDamaged' ? 'close' : 'decide'],
        words: state.words,
      };
    case 'needs':
      return {
        ...attention,
        happened: `explanation.needs.${state.what}.happened`,
        meaning: `explanation.needs.${state.what}.meaning`,
        next: `explanation.needs.${state.what}.next`,
        actions: state.what === 'answer' ? ['giveUp'] : ['consent', 'giveUp'],
      };
    case 'cancelled':
      return {
        ...ended,
        happened: 'explanation.cancelled.happened',
        meaning: `explanation.cancelled.meaning.${kind}`,
        next: 'explanation.cancelled.next',
      };
    case 'closed': {
      const came = state.was === 'lost' ? 'lost' : kind;
      return {
        ...ended,
        happened: `explanation.closed.${state.was}`,
        meaning: `explanation.closed.meaning.${state.successor === null ? came : 'successor'}`,
        next: 'explanation.closed.next',
      };
    }
    case 'done':
      return null;
  }
}
