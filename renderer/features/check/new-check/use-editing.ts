import { useEffect, useRef, useState } from 'react';
import type { Check } from '../../../../shared/check/check.ts';
import { useKeptState } from '../../../base/kept.ts';
import type { AskedEdit, CheckOf } from './use-asked-edit.ts';

export interface Editing<Kind extends Check['kind'] = Check['kind']> {
  /** The failed check whose values the form holds; null for none. */
  readonly edited: CheckOf<Kind> | null;
  /** It was to be edited, but has not failed, or is not there any more. */
  readonly isGone: boolean;
  readonly cancel: () => void;
  /** It was entered: what the form held before is in it again. */
  readonly finish: () => void;
}

interface Form<Typed> {
  readonly typed: Typed;
  readonly change: (typed: Typed) => void;
  /** What the form gets for itself at first is there. */
  readonly isReady: boolean;
}

/** Takes a failed check into the form; what was typed there comes back afterwards. @param keptAs see keptOf */
export function useEditing<Kind extends Check['kind'], Typed>(
  asked: AskedEdit<Kind> | null,
  form: Form<Typed>,
  valuesOf: (check: CheckOf<Kind>) => Typed,
  keptAs: string,
): Editing<Kind> {
  const [edited, setEdited] = useKeptState<CheckOf<Kind> | null>(`${keptAs}edited`, null);
  const [before, setBefore] = useKeptState<Typed | null>(`${keptAs}before`, null);
  const [isGone, setGone] = useState(false);
  const taken = useRef<AskedEdit<Kind> | null>(null);
  const take = useRef<(check: CheckOf<Kind> | null) => void>(() => undefined);
  useEffect(() => {
    take.current = (check) => {
      if (check === null) return setGone(true);
      setBefore((already) => already ?? form.typed);
      form.change(valuesOf(check));
      setEdited(check);
      setGone(false);
    };
  });
  const { isReady } = form;
  useEffect(() => {
    if (asked === null || asked === taken.current || !isReady) return;
    taken.current = asked;
    take.current(asked.check);
  }, [asked, isReady]);
  const finish = () => {
    if (before !== null) form.change(before);
    setBefore(null);
    setEdited(null);
    setGone(false);
  };
  return { edited, isGone, cancel: finish, finish };
}
