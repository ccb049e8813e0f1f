import { type RefObject, useLayoutEffect, useState } from 'react';

/** Whether an element is wider than so many pixels. */
export function useIsWider(element: RefObject<HTMLElement | null>, pixels: number): boolean {
  const [isWider, setWider] = useState(false);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = () => {
      // Out of sight it has no width, which says nothing.
      if (measured.clientWidth > 0) setWider(measured.clientWidth > pixels);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element, pixels]);
  return isWider;
}
