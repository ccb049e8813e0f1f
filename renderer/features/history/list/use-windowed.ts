import { type RefObject, useLayoutEffect, useState } from 'react';
import { entryAt } from './entries.ts';

/** Drawn beyond both edges, so that a quick scroll finds something there. */
const MARGIN = 480;

/**
 * Which entries of a long list are in sight. Draws anew only when that changes.
 *
 * @returns the entries to draw, from `first` up to but without `end`; `top` is the first one in sight
 */
export function useWindowed(scroller: RefObject<HTMLElement | null>, tops: Float64Array) {
  const [windowed, setWindowed] = useState({ first: 0, end: 0, top: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const { scrollTop, clientHeight } = element;
      const entries = tops.length - 1;
      const next = {
        first: entryAt(tops, scrollTop - MARGIN),
        end: Math.min(entries, entryAt(tops, scrollTop + clientHeight + MARGIN) + 1),
        top: entryAt(tops, scrollTop),
      };
      setWindowed((now) => (now.first === next.first && now.end === next.end && now.top === next.top ? now : next));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [scroller, tops]);
  return windowed;
}

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
