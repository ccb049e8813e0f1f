import { type DayText, startOfDay } from './days.ts';

/** Times as lists show them, by this computer's zone. */

const formats = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  shortDay: { dateStyle: 'medium' },
  clock: { timeStyle: 'short' },
  both: { dateStyle: 'medium', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** To make one takes longer than to draw the row that it is for. */
const made = new Map<string, Intl.DateTimeFormat>();

function format(language: string, name: keyof typeof formats, moment: Date): string {
  const key = `${language} ${name}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(language, formats[name]);
  made.set(key, known);
  return known.format(moment);
}

export function formatDay(language: string, day: DayText): string {
  const start = startOfDay(day);
  return start ? format(language, 'day', start) : '';
}

export function formatShortDay(language: string, day: DayText): string {
  const start = startOfDay(day);
  return start ? format(language, 'shortDay', start) : '';
}

export function formatClock(language: string, iso: string): string {
  return format(language, 'clock', new Date(iso));
}

export function formatDateAndClock(language: string, iso: string): string {
  return format(language, 'both', new Date(iso));
}

/** `2026-11-22 02:57:23 UTC`: the same for every reader. */
export function formatUtc(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
