import { localDay } from '../../../shared/days.ts';

/** Days by this computer's calendar, and the moments at which they begin. */

/** What an `<input type="date">` holds: `2026-11-22`; empty for none. */
export type DayText = string;

const dayText = /^(\d{4,6})-(\d{2})-(\d{2})$/;

/** The day so many days later, or earlier. */
export function dayAfter(day: DayText, days: number): DayText {
  const start = startOfDay(day);
  return start === null ? '' : localDay(new Date(start.getFullYear(), start.getMonth(), start.getDate() + days));
}

/** Null for what is no day. */
export function startOfDay(day: DayText): Date | null {
  const parts = dayText.exec(day);
  if (!parts) return null;
  const start = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return Number.isNaN(start.getTime()) ? null : start;
}
