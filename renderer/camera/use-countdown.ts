import { useEffect, useEffectEvent, useState } from 'react';

/** Long enough to look up and hold still. */
export const COUNTDOWN_SECONDS = 3;
const SECOND = 1000;

/**
 * Counts down to an act that a person wants to be ready for.
 *
 * @param isReady while it is not, nothing is counted
 */
export function useCountdown(isReady: boolean, onEnd: () => void) {
  const [left, setLeft] = useState<number | null>(null);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (!isReady) setLeft(null);
  }, [isReady]);
  useEffect(() => {
    if (left === null) return;
    const timer = window.setTimeout(() => {
      setLeft(left > 1 ? left - 1 : null);
      if (left === 1) end();
    }, SECOND);
    return () => window.clearTimeout(timer);
  }, [left]);
  return { left, begin: () => setLeft(COUNTDOWN_SECONDS), stop: () => setLeft(null) };
}
