import { type Check, isInDoubt } from '../../../shared/check.ts';
import type { FailureCause } from '../../../shared/outcome.ts';
import { type Explanation, plain } from './explanation-type.ts';
import { type LaneHold, nothingHeld } from './lane-hold.ts';
import { explainQueued } from './queued-explanation.ts';

/** Of these the same id, sent once more, can only come to the same. */
const hopelessAgain: readonly FailureCause[] = ['verificationIdRefused', 'verificationIdUsed', 'referenceMissing'];

/**
 * The explanation of a check's state; null for an answered one, whose verdict speaks for itself.
 *
 * @param hold what keeps its lane from sending, beside the check's own state
 */
export function explain(check: Check, hold: LaneHold = nothingHeld): Explanation | null {
  const { state } = check;
  const kind = check.kind === 'livenessLookup' ? 'liveness' : 'match';
  const careful = kind === 'liveness' ? 'liveness' : isInDoubt(check) ? 'doubt' : 'safe';
  switch (state.name) {
    case 'queued':
      return explainQueued(check, hold);
    case 'sending': {
      // A lookup's question is a line: it has left as soon as it is asked.
      const isSent = kind === 'liveness' || (state.totalBytes > 0 && state.sentBytes >= state.totalBytes);
      return {
        ...plain,
        tone: 'busy',
        title: isSent ? 'state.asking' : 'state.sending',
        happened: isSent ? 'check.answerPending' : 'explanation.sending.happened',
        meaning: `explanation.sending.meaning.${kind}`,
        actions: ['stop'],
      };
    }
    case 'waiting':
      return {
        ...plain,
        tone: 'attention',
        title: 'state.waiting',
        happened: `troubleCause.${state.cause}.happened`,
        meaning: `explanation.waiting.${careful}`,
        next: hold.stopped ? 'explanation.stopped.next' : `troubleCause.${state.cause}.next`,
        actions: [hold.stopped ? 'resume' : 'tryAgain', 'giveUp'],
        words: state.words,
      };
    case 'held':
      return state.because === 'restored'
        ? {
            ...plain,
            tone: 'attention',
            title: 'state.held',
            happened: 'explanation.held.restored.happened',
            meaning: `explanation.held.restored.${kind}`,
            next: 'explanation.held.restored.next',
            actions: ['release', 'giveUp'],
            words: state.words,
          }
        : {
            ...plain,
            tone: 'attention',
            title: 'state.held',
            happened: 'explanation.held.triesUsedUp.happened',
            meaning: `explanation.held.triesUsedUp.${careful === 'safe' ? 'match' : careful}`,
            next: 'explanation.held.triesUsedUp.next',
            actions: ['tryAgain', 'giveUp'],
            words: state.words,
            values: { tries: check.tries },
            cause: `troubleCause.${state.cause ?? 'notSent'}.short`,
          };
    case 'failed':
      return {
        ...plain,
        tone: 'ended',
        title: 'state.failed',
        happened: `refusalCause.${state.cause}.happened`,
        meaning: `explanation.failed.${kind}`,
        next: `refusalCause.${state.cause}.next`,
        actions: hopelessAgain.includes(state.cause) ? ['edit', 'close'] : ['edit', 'tryAgain', 'close'],
        words: state.words,
      };
    case 'lost':
      return {
        ...plain,
        tone: 'ended',
        title: 'state.lost',
        happened: `explanation.lost.${state.because}.happened`,
        meaning: `explanation.lost.meaning.${kind}`,
        next: `explanation.lost.${state.because}.next`,
        // What is gone can't be sent anew either.
        actions: [state.because === 'pictureDamaged' ? 'close' : 'decide'],
        words: state.words,
      };
    case 'needs':
      return {
        ...plain,
        tone: 'attention',
        title: state.what === 'answer' ? 'state.needs' : 'state.consent',
        happened: `explanation.needs.${state.what}.happened`,
        meaning: `explanation.needs.${state.what}.meaning`,
        next: `explanation.needs.${state.what}.next`,
        actions: state.what === 'answer' ? ['giveUp'] : ['consent', 'giveUp'],
      };
    case 'cancelled':
      return {
        ...plain,
        tone: 'ended',
        title: 'state.cancelled',
        happened: 'explanation.cancelled.happened',
        meaning: `explanation.cancelled.meaning.${kind}`,
        next: 'explanation.cancelled.next',
      };
    case 'closed': {
      const came = state.was === 'lost' ? 'lost' : kind;
      return {
        ...plain,
        tone: 'ended',
        title: 'state.closed',
        happened: `explanation.closed.${state.was}`,
        meaning: `explanation.closed.meaning.${state.successor === null ? came : 'successor'}`,
        next: 'explanation.closed.next',
      };
    }
    case 'done':
      return null;
  }
}
