import { two } from '../../../shared/days.ts';

const MINUTES = 60;
const MILLISECONDS = 60_000;

/** A time as this computer's clock on the wall showed it, in ISO 8601 with its offset: `2026-11-22T13:30:00.000+05:30`. */
export function localTime(time: string, offsetOf = (date: Date) => -date.getTimezoneOffset()): string {
  const date = new Date(time);
  const offset = offsetOf(date);
  const shifted = new Date(date.getTime() + offset * MILLISECONDS).toISOString().slice(0, -1);
  const hours = Math.floor(Math.abs(offset) / MINUTES);
  return `${shifted}${offset < 0 ? '-' : '+'}${two(hours)}:${two(Math.abs(offset) % MINUTES)}`;
}
