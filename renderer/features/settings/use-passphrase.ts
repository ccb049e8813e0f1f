import { useRef, useState } from 'react';
import { useFirstFocus } from '../../app/form/use-first-focus.ts';
import {
  type PassphraseEntries,
  type PassphraseFault,
  type PassphraseField,
  type PassphraseProblem,
  passphraseFault,
} from './passphrase.ts';

const empty: PassphraseEntries = { current: '', passphrase: '', again: '' };

export interface PassphraseTyped {
  readonly fields: readonly PassphraseField[];
  readonly typed: PassphraseEntries;
  readonly problemOf: (field: PassphraseField) => PassphraseProblem | null;
  readonly change: (field: PassphraseField, text: string) => void;
  /** Shows the first thing that is wrong; true if there is none. */
  readonly check: () => boolean;
  readonly refuse: (fault: PassphraseFault) => void;
  readonly empty: () => void;
  readonly inputRef: (field: PassphraseField) => (input: HTMLInputElement | HTMLTextAreaElement | null) => void;
}

/** A new passphrase as it is typed, twice, after the one that there is. */
export function usePassphrase(needsCurrent: boolean, isFocused: boolean): PassphraseTyped {
  const [typed, setTyped] = useState(empty);
  const [fault, setFault] = useState<PassphraseFault | null>(null);
  const inputs = useRef(new Map<PassphraseField, HTMLInputElement | HTMLTextAreaElement>());
  const fields: readonly PassphraseField[] = needsCurrent
    ? ['current', 'passphrase', 'again']
    : ['passphrase', 'again'];
  useFirstFocus(isFocused, () => inputs.current.get(needsCurrent ? 'current' : 'passphrase'));
  const refuse = (found: PassphraseFault) => {
    setFault(found);
    inputs.current.get(found.field)?.focus();
    inputs.current.get(found.field)?.select();
  };
  return {
    fields,
    typed,
    problemOf: (field) => (fault?.field === field ? fault.problem : null),
    change: (field, text) => {
      setTyped({ ...typed, [field]: text });
      setFault(null);
    },
    check: () => {
      const found = passphraseFault(typed, needsCurrent);
      if (found) refuse(found);
      return found === null;
    },
    refuse,
    empty: () => setTyped(empty),
    inputRef: (field) => (input) => {
      if (input) inputs.current.set(field, input);
      else inputs.current.delete(field);
    },
  };
}
