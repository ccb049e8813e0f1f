import { useEffect, useRef, useState } from 'react';
import type { Check } from '../../../shared/check.ts';
import { settled } from '../../app/call.ts';
import { forgetId, useRouteId } from '../../app/use-route.ts';

type CheckOf<Kind extends Check['kind']> = Extract<Check, { kind: Kind }>;

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
}

const routes = { livenessLookup: 'liveness', faceMatch: 'match' } as const;

/** Takes a failed check that the address names into the form; what was typed there comes back afterwards. */
export function useEditing<Kind extends Check['kind'], Typed>(
  kind: Kind,
  form: Form<Typed>,
  valuesOf: (check: CheckOf<Kind>) => Typed,
): Editing<Kind> {
  const route = routes[kind];
  const wanted = useRouteId(route);
  const [edited, setEdited] = useState<CheckOf<Kind> | null>(null);
  const [isGone, setGone] = useState(false);
  const before = useRef<Typed | null>(null);
  const take = useRef<(check: Check) => void>(() => undefined);
  useEffect(() => {
    take.current = (check) => {
      if (check.kind !== kind || check.state.name !== 'failed') return setGone(true);
      before.current ??= form.typed;
      form.change(valuesOf(check as CheckOf<Kind>));
      setEdited(check as CheckOf<Kind>);
      setGone(false);
    };
  });
  useEffect(() => {
    if (wanted === null) return;
    // A reload must not begin anew with what has been closed meanwhile.
    forgetId(route);
    void settled(window.facedesk.checks.read({ id: wanted })).then((result) => {
      if (result.ok) take.current(result.value.check);
      else setGone(true);
    });
  }, [wanted, route]);
  const finish = () => {
    if (before.current !== null) form.change(before.current);
    before.current = null;
    setEdited(null);
    setGone(false);
  };
  return { edited, isGone, cancel: finish, finish };
}
