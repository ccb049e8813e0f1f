import { useEffect, useState } from 'react';
import type { Check } from '../../../../shared/check/check.ts';
import { forgetId, useRouteId } from '../../../base/addresses/use-route.ts';
import { settled } from '../../../base/call.ts';
import { beginAnew, bringForward, getFront, isInFront } from '../../../base/current-case.ts';
import { useProgram } from '../../../base/use-program.ts';

export type CheckOf<Kind extends Check['kind']> = Extract<Check, { kind: Kind }>;

/** A failed check that is to be changed. */
export interface AskedEdit<Kind extends Check['kind']> {
  /** What the screen is mounted under that is to take it. */
  readonly turn: number;
  /** Null where it has not failed, or is not there any more. */
  readonly check: CheckOf<Kind> | null;
}

const routes = { livenessLookup: 'liveness', faceMatch: 'match' } as const;

/** Reads the check that the address asks to change, and puts its customer in front first. */
export function useAskedEdit<Kind extends Check['kind']>(kind: Kind): AskedEdit<Kind> | null {
  const route = routes[kind];
  const wanted = useRouteId(route);
  const mode = useProgram().data?.mode;
  const [asked, setAsked] = useState<AskedEdit<Kind> | null>(null);
  useEffect(() => {
    if (wanted === null || mode === undefined) return;
    // A reload must not begin anew with what has been closed meanwhile.
    forgetId(route);
    void settled(window.facedesk.checks.read({ id: wanted })).then((result) => {
      const check = result.ok && result.value.check.kind === kind ? (result.value.check as CheckOf<Kind>) : null;
      const isFailed = check?.state.name === 'failed';
      if (result.ok && isFailed && !isInFront(check)) {
        const { caseId, caseReference } = check;
        // The case of another mode can't be in front.
        if (caseId === null || check.mode !== mode) beginAnew();
        else bringForward({ id: caseId, reference: caseReference, name: result.value.customer });
      }
      setAsked({ turn: getFront().turns[route], check: isFailed ? check : null });
    });
  }, [wanted, route, kind, mode]);
  return asked;
}
