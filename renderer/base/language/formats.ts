import { type DayText, startOfDay } from './days.ts';

/** Numbers, sizes and times as a person in India reads them, in the language of the window or of a report. */

/** With the digits of the ids beside them. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-IN', hi: 'hi-IN-u-nu-latn' };
const localeOf = (language: string): string => LOCALES[language] ?? language;

/**
 * A score with as many places as it came with, but at most `most`; what does not fit is cut off and never
 * rounded, as rounding could lift a score over its threshold.
 */
export function formatScore(language: string, score: number, least: number, most: number): string {
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    roundingMode: 'trunc',
    useGrouping: false,
  });
  // As text, so that the decimal that was sent is cut and not its binary neighbour.
  return format.format(String(score) as Intl.StringNumericLiteral);
}

/** How many places a mark has, so that a score cut to as many still stands on the same side of it. */
export function decimalPlaces(value: number): number {
  const [, exponent = '0'] = String(value).split('e');
  const fraction = String(value).split('e')[0]?.split('.')[1]?.length ?? 0;
  return Math.max(0, fraction - Number(exponent));
}

export function formatNumber(language: string, value: number): string {
  return new Intl.NumberFormat(localeOf(language)).format(value);
}

/** Kilobytes and megabytes of a thousand, as the vendors count. */
export function readByteLength(bytes: number): { readonly unit: 'kilobytes' | 'megabytes'; readonly amount: number } {
  if (bytes < 999_500) return { unit: 'kilobytes', amount: bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 1000)) };
  return { unit: 'megabytes', amount: Math.round(bytes / 100_000) / 10 };
}

/** A length of time as 0:42, 12:05 or 1:02:10. */
export function formatElapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** What is left of a wait, as 0:42. A second that has begun counts, so that 0:00 is the end. */
export function formatCountdown(milliseconds: number): string {
  return formatElapsed(Math.ceil(Math.max(0, milliseconds) / 1000) * 1000);
}

/** A wait or a duration in words short enough for a table: 840 ms, 12.4 s. */
export function formatDuration(language: string, milliseconds: number): string {
  const inSeconds = milliseconds >= 1000;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: inSeconds ? 'second' : 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: inSeconds ? 1 : 0,
  }).format(inSeconds ? milliseconds / 1000 : milliseconds);
}

/** One form of a date and one of a time, on screen and on paper: 22 Nov 2026, 14:05. */
const DAY = { day: '2-digit', month: 'short', year: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
/** The time of day to the second. */
const TIME = { ...CLOCK, second: '2-digit' } as const;

const momentStyles = {
  time: TIME,
  clock: CLOCK,
  /** With its zone. */
  dateTime: { ...DAY, ...TIME, timeZoneName: 'short' },
  dateAndClock: { ...DAY, ...CLOCK },
  shortDay: DAY,
  day: { weekday: 'long', ...DAY },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** To make one takes longer than to draw the row that it is for. */
const made = new Map<string, Intl.DateTimeFormat>();

/** @param moment as ISO 8601, or as a date. @param timeZone this computer's where there is none */
export function formatMoment(
  language: string,
  style: keyof typeof momentStyles,
  moment: string | Date,
  timeZone?: 'Asia/Kolkata' | 'UTC',
): string {
  const date = new Date(moment);
  // One that was made in another zone would stay there.
  const key = `${language} ${style} ${timeZone ?? date.getTimezoneOffset()}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(localeOf(language), { ...momentStyles[style], timeZone });
  made.set(key, known);
  return known.format(date);
}

/** Empty for what is no day. */
export function formatDay(language: string, style: 'day' | 'shortDay', day: DayText): string {
  const start = startOfDay(day);
  return start ? formatMoment(language, style, start) : '';
}
