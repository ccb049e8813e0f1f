import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus in a well whose contents change under it: what had it is gone then. It goes to where a picture is chosen,
 * else to the well itself, which shows no tooltip over what is advised.
 *
 * @param contents names what is there
 */
export function useFocusStays(place: RefObject<HTMLElement | null>, contents: string) {
  // What is removed says nothing of having lost it. A dialog that is opened from the well belongs to it.
  const isInside = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other contents are another moment to look
  useLayoutEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return;
    const well = place.current;
    (well?.querySelector<HTMLElement>('[data-first]') ?? well)?.focus();
  }, [contents]);
  return {
    onFocus: () => {
      isInside.current = true;
    },
    onBlur: () => {
      isInside.current = false;
    },
  };
}
