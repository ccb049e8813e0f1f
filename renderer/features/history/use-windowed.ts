import { type RefObject, useLayoutEffect, useState } from 'react';
import { entryAt } from './entries.ts';

export interface Windowed {
  /** The entries to draw: from, and up to but without. */
  readonly first: number;
  readonly end: number;
  /** The first entry in sight. */
  readonly top: number;
}

/** Drawn beyond both edges, so that a quick scroll finds something there. */
const MARGIN = 480;

/** Which entries of a long list are in sight. Draws anew only when that changes. */
export function useWindowed(scroller: RefObject<HTMLElement | null>, tops: Float64Array): Windowed {
  const [windowed, setWindowed] = useState<Windowed>({ first: 0, end: 0, top: 0 });
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
