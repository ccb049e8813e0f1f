import { type DayText, startOfDay } from './days.ts';

/** Times as History shows them. `zone` is left out for this computer's own. */

export function formatDay(language: string, day: DayText): string {
  const start = startOfDay(day);
  if (!start) return '';
  return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    start,
  );
}

export function formatShortDay(language: string, day: DayText): string {
  const start = startOfDay(day);
  return start ? new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(start) : '';
}

export function formatClock(language: string, iso: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date(iso));
}

export function formatDateAndClock(language: string, iso: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** `2026-11-22 02:57:23 UTC`: the same for every reader. */
export function formatUtc(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
