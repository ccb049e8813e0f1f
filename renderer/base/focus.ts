import { type RefObject, useEffect, useRef } from 'react';

/** True where what had the focus has gone, or is out of sight. */
export function isFocusLost(): boolean {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) return true;
  return activeElement instanceof HTMLElement && activeElement.offsetParent === null;
}

/**
 * Takes the focus back to a place where what had it has gone.
 *
 * @param shown names what is in view: another one may have taken the focus with it; null while that is not known
 */
export function useFocusBack(place: RefObject<HTMLElement | null>, shown: string | null): void {
  const before = useRef(shown);
  useEffect(() => {
    const hasChanged = before.current !== null && before.current !== shown;
    before.current = shown;
    if (hasChanged && isFocusLost()) place.current?.focus({ preventScroll: true });
  }, [shown, place]);
}
