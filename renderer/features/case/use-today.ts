import { useEffect, useState } from 'react';
import { startOfIndianDay, untilNextIndianDay } from '../../../shared/days.ts';

/** The computer may sleep, or its clock be set: no timer is left alone for longer. */
const LOOKS_AGAIN = 60_000;

/** When today began in India, ISO 8601 in UTC; another one from midnight on. @param now the clock */
export function useToday(now: () => Date = () => new Date()): string {
  const [today, setToday] = useState(() => startOfIndianDay(now()).toISOString());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock is one and the same
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const moment = now();
      setToday(startOfIndianDay(moment).toISOString());
      timer = setTimeout(look, Math.min(untilNextIndianDay(moment), LOOKS_AGAIN));
    };
    look();
    return () => clearTimeout(timer);
  }, []);
  return today;
}
