import { useEffect, useRef } from 'react';

/** Puts the focus into a form that a person has just opened; once only, and not each time its screen comes into view. */
export function useFirstFocus(isWanted: boolean, find: () => HTMLElement | null | undefined): void {
  const isDone = useRef(false);
  const latest = useRef(find);
  useEffect(() => {
    if (!isWanted || isDone.current) return;
    isDone.current = true;
    latest.current()?.focus();
  }, [isWanted]);
}
