import type { ParseKeys } from 'i18next';
import type { VendorWords } from '../../../../shared/check/outcome.ts';
import type { StatusTone } from '../../../../shared/status/check-status.ts';

export type TextKey = ParseKeys;

/**
 * What a person can do about a check. `sendNow`, `tryAgain` and `release` are one call under the word that fits;
 * `giveUp` is a stop of what is not being sent; `decide` asks what becomes of a lost one.
 */
export type CheckAction =
  | 'sendNow'
  | 'tryAgain'
  | 'release'
  | 'resume'
  | 'stop'
  | 'giveUp'
  | 'edit'
  | 'close'
  | 'decide'
  | 'consent';

/** What a person is told of a check that has no answer: three sentences, and what can be done about it here. */
export interface Explanation {
  /** How it is set: something is under way, somebody should act, or it has come to an end. */
  readonly tone: 'busy' | 'attention' | 'ended';
  readonly title: TextKey;
  /** Who moves next. */
  readonly goes: StatusTone;
  readonly happened: TextKey;
  readonly meaning: TextKey;
  readonly next: TextKey | null;
  readonly actions: readonly CheckAction[];
  readonly words: VendorWords | null;
  /** What the sentences name beside the vendor. */
  readonly values: Readonly<Record<string, string | number>>;
  /** The same, where it is a text of its own. */
  readonly cause: TextKey | null;
}

/** All but what the check's status says. */
export type Sentences = Omit<Explanation, 'title' | 'goes'>;

/** What every explanation has that says nothing else. */
const plain = { next: null, actions: [], words: null, values: {}, cause: null } as const;
export const busy = { ...plain, tone: 'busy' } as const;
export const attention = { ...plain, tone: 'attention' } as const;
export const ended = { ...plain, tone: 'ended' } as const;
