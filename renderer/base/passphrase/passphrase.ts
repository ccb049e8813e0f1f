import { MINIMUM_PASSPHRASE_LENGTH } from '../../../shared/vault.ts';

/** As typed; blanks count, wherever they stand. */
export interface PassphraseEntries {
  readonly current: string;
  readonly passphrase: string;
  readonly again: string;
}

export type PassphraseField = keyof PassphraseEntries;

/** Each has a text in the language files under `passphraseProblem`. */
export const passphraseProblems = ['required', 'tooShort', 'notSame', 'wrong'] as const;
export type PassphraseProblem = (typeof passphraseProblems)[number];

export interface PassphraseFault {
  readonly field: PassphraseField;
  readonly problem: PassphraseProblem;
}

/** The first thing wrong with a new passphrase; null for nothing. Length is the only rule: others make it worse. */
export function passphraseFault(entries: PassphraseEntries, needsCurrent: boolean): PassphraseFault | null {
  const { current, passphrase, again } = entries;
  if (needsCurrent && current === '') return { field: 'current', problem: 'required' };
  if (passphrase === '') return { field: 'passphrase', problem: 'required' };
  if (passphrase.length < MINIMUM_PASSPHRASE_LENGTH) return { field: 'passphrase', problem: 'tooShort' };
  if (again === '') return { field: 'again', problem: 'required' };
  return again === passphrase ? null : { field: 'again', problem: 'notSame' };
}
