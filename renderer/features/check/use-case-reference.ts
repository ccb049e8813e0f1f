import { useEffect, useRef } from 'react';
import { useCurrentCase } from '../../app/current-case.ts';

/** Puts the reference of the case that a person works on into a form, each time they choose one. */
export function useCaseReference(put: (reference: string) => void): void {
  const current = useCurrentCase();
  const shown = useRef<typeof current>(null);
  const latest = useRef(put);
  useEffect(() => {
    latest.current = put;
  });
  useEffect(() => {
    if (shown.current === current) return;
    shown.current = current;
    latest.current(current?.reference ?? '');
  }, [current]);
}
