import { useRef, useState } from 'react';
import { useFirstFocus } from '../form/use-first-focus.ts';
import { type PassphraseEntries, type PassphraseFault, type PassphraseField, passphraseFault } from './passphrase.ts';

const empty: PassphraseEntries = { current: '', passphrase: '', again: '' };

export type PassphraseTyped = ReturnType<typeof usePassphrase>;

/** A new passphrase as it is typed, twice, after the one that there is. */
export function usePassphrase(needsCurrent: boolean, isFocused: boolean) {
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
    problemOf: (field: PassphraseField) => (fault?.field === field ? fault.problem : null),
    change: (field: PassphraseField, text: string) => {
      setTyped({ ...typed, [field]: text });
      setFault(null);
    },
    /** Shows the first thing that is wrong; true if there is none. */
    check: () => {
      const found = passphraseFault(typed, needsCurrent);
      if (found) refuse(found);
      return found === null;
    },
    refuse,
    empty: () => setTyped(empty),
    inputRef: (field: PassphraseField) => (input: HTMLInputElement | HTMLTextAreaElement | null) => {
      if (input) inputs.current.set(field, input);
      else inputs.current.delete(field);
    },
  };
}
