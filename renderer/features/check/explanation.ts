import type { ParseKeys } from 'i18next';
import type { Check } from '../../../shared/check.ts';
import type { Vendor, VendorWords } from '../../../shared/outcome.ts';

export type TextKey = ParseKeys;

/** `giveUp` is a stop of what is not being sent. */
export type CheckAction = 'tryAgain' | 'stop' | 'giveUp';

/** What a person is told of a check that has no answer: three sentences, and what can be done about it here. */
export interface Explanation {
  /** How it is set: something is under way, somebody should act, or it has come to an end. */
  readonly tone: 'busy' | 'attention' | 'ended';
  readonly title: TextKey;
  readonly happened: TextKey;
  readonly meaning: TextKey;
  readonly next: TextKey | null;
  readonly actions: readonly CheckAction[];
  readonly words: VendorWords | null;
  /** Milliseconds that the vendor asked to wait; goes in place of `next`. */
  readonly retryAfter: number | null;
}

export function vendorOf(check: Pick<Check, 'kind'>): Vendor {
  return check.kind === 'livenessLookup' ? 'instantPay' : 'cashfree';
}

/** The explanation of a check's state; null for an answered one, whose verdict speaks for itself. */
export function explain(check: Check): Explanation | null {
  const state = check.state;
  const kind = check.kind === 'livenessLookup' ? 'liveness' : 'match';
  const hasDoubt = check.kind === 'faceMatch' && check.maybeProcessed;
  const plain = { next: null, actions: [], words: null, retryAfter: null } as const;
  switch (state.name) {
    case 'queued': {
      // Without the vendor's words it was not the vendor who found the credentials wanting.
      const isOwn = state.blockedBy?.cause === 'credentials' && state.blockedBy.words === null;
      return state.blockedBy
        ? {
            ...plain,
            tone: 'attention',
            title: 'state.blocked',
            happened: isOwn
              ? 'explanation.blocked.ownFinding.happened'
              : `blockCause.${state.blockedBy.cause}.happened`,
            meaning: hasDoubt ? 'explanation.blocked.doubt' : 'explanation.blocked.meaning',
            next: isOwn ? 'explanation.blocked.ownFinding.next' : `blockCause.${state.blockedBy.cause}.next`,
            actions: ['tryAgain', 'giveUp'],
            words: state.blockedBy.words,
          }
        : {
            ...plain,
            tone: 'busy',
            title: 'state.queued',
            happened: 'explanation.queued.happened',
            meaning: hasDoubt ? 'explanation.waiting.doubt' : 'explanation.queued.meaning',
            actions: ['stop'],
          };
    }
    case 'sending':
      return {
        ...plain,
        tone: 'busy',
        title: isSent(state) ? 'state.asking' : 'state.sending',
        happened: isSent(state) ? 'check.answerPending' : 'explanation.sending.happened',
        meaning: `explanation.sending.meaning.${kind}`,
        actions: ['stop'],
      };
    case 'waiting':
      return {
        tone: 'attention',
        title: 'state.waiting',
        happened: `troubleCause.${state.cause}.happened`,
        meaning: `explanation.waiting.${kind === 'liveness' ? 'liveness' : hasDoubt ? 'doubt' : 'safe'}`,
        next: `troubleCause.${state.cause}.next`,
        actions: ['tryAgain', 'giveUp'],
        words: state.words,
        retryAfter: state.retryAfter,
      };
    case 'failed':
      return {
        ...plain,
        tone: 'ended',
        title: 'state.failed',
        happened: `refusalCause.${state.cause}.happened`,
        meaning: `explanation.failed.${kind}`,
        next: `refusalCause.${state.cause}.next`,
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
        words: state.words,
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
    case 'done':
      return null;
  }
}

/** True while nobody has to do anything for the check to go on. */
export function isUnderWay(check: Check): boolean {
  return check.state.name === 'sending' || (check.state.name === 'queued' && check.state.blockedBy === null);
}

/** True while the check may still bring a result, so that another one would come besides it. */
export function isOpen(check: Check): boolean {
  return check.state.name === 'sending' || check.state.name === 'queued' || check.state.name === 'waiting';
}

function isSent(state: { readonly sentBytes: number; readonly totalBytes: number }): boolean {
  return state.totalBytes > 0 && state.sentBytes >= state.totalBytes;
}
