import type { Check } from '../../../../shared/check/check.ts';
import type { Pause } from '../../../../shared/check/lane.ts';
import { isInDoubt } from '../../../../shared/check/of-a-check.ts';
import type { VendorWords } from '../../../../shared/check/outcome.ts';
import { SESSION_LIFE } from '../../../../shared/limits.ts';
import { attention, busy, type CheckAction, type Sentences, type TextKey } from './explanation-type.ts';
import type { LaneHold } from './lane-hold.ts';

/** A check that has its turn to wait for: what it waits for is its lane's matter. */
export function explainQueued(check: Check, { pause, stopped, limit, remaining }: LaneHold, now: number): Sentences {
  const inDoubt = isInDoubt(check);
  if (stopped) {
    return {
      ...attention,
      happened: 'explanation.stopped.happened',
      meaning: inDoubt ? 'explanation.stopped.doubt' : 'explanation.stopped.meaning',
      next: 'explanation.stopped.next',
      actions: ['resume', 'giveUp'],
    };
  }
  if (pause === null) {
    return {
      ...busy,
      happened: limit ? 'explanation.limit.happened' : 'explanation.queued.happened',
      meaning: inDoubt ? 'explanation.waiting.doubt' : 'explanation.queued.meaning',
      actions: ['stop'],
      values: limit ? { limit } : {},
    };
  }
  const again: CheckAction = check.attempts.length === 0 ? 'sendNow' : 'tryAgain';
  const { reason } = pause;
  if (reason === 'rateLimited' && outlivesSession(check, remaining ?? null, now)) {
    return {
      ...attention,
      happened: 'explanation.rateLimited.dies.happened',
      meaning: 'explanation.rateLimited.dies.meaning',
      next: 'explanation.rateLimited.dies.next',
      actions: [again, 'giveUp'],
      words: pause.words,
      values: { count: Math.max(1, Math.ceil((remaining ?? 0) / MINUTE)) },
    };
  }
  return {
    ...attention,
    ...causeOf(pause),
    meaning: meaningOf(check, pause, inDoubt),
    actions: [again, 'giveUp'],
    words: wordsOf(pause),
    values: reason === 'environment' ? { said: pause.said } : {},
  };
}

const MINUTE = 60_000;

/** A session is made before its check is entered, so its result is gone before such a wait is over. */
function outlivesSession({ kind, enteredAt }: Check, remaining: number | null, now: number): boolean {
  return kind === 'livenessLookup' && remaining !== null && Date.parse(enteredAt) + SESSION_LIFE < now + remaining;
}

/** What the vendor said when its lane was paused; null where it was not the vendor who said it. */
export function wordsOf(pause: Pause): VendorWords | null {
  return 'words' in pause ? pause.words : null;
}

/** Why a lane sends nothing, and what to do about it. */
export function causeOf(pause: Pause): { readonly happened: TextKey; readonly next: TextKey } {
  switch (pause.reason) {
    case 'offline':
      return { happened: `troubleCause.${pause.cause}.happened`, next: `troubleCause.${pause.cause}.next` };
    case 'rateLimited':
      return pause.askedBy === 'other'
        ? { happened: 'explanation.rateLimited.other', next: 'explanation.rateLimited.otherNext' }
        : { happened: 'explanation.rateLimited.happened', next: 'explanation.rateLimited.next' };
    case 'environment':
      return { happened: 'explanation.environment.happened', next: 'explanation.environment.next' };
    case 'storage':
      return {
        happened: `explanation.storage.${pause.trouble}.happened`,
        next: `explanation.storage.${pause.trouble}.next`,
      };
    case 'credentials':
      // Without the vendor's words it was not the vendor who found the credentials wanting.
      if (pause.words === null) {
        return {
          happened: 'explanation.blocked.ownFinding.happened',
          next: 'explanation.blocked.ownFinding.next',
        };
      }
      return { happened: 'blockCause.credentials.happened', next: 'blockCause.credentials.next' };
    default:
      return { happened: `blockCause.${pause.reason}.happened`, next: `blockCause.${pause.reason}.next` };
  }
}

function meaningOf(check: Check, { reason }: Pause, inDoubt: boolean): TextKey {
  const what = inDoubt ? 'doubt' : 'meaning';
  switch (reason) {
    case 'offline':
      if (check.kind === 'livenessLookup') return 'explanation.offline.liveness';
      return inDoubt ? 'explanation.offline.doubt' : 'explanation.offline.safe';
    case 'rateLimited':
    case 'storage':
      return `explanation.${reason}.${what}`;
    default:
      return `explanation.blocked.${what}`;
  }
}
