/** Days as people name them: the year, the month and the day of the month, `2026-11-22`. Never UTC's, which is another one at night. */

/** Of a moment where this computer is. */
export function localDay(moment: Date): string {
  const year = String(moment.getFullYear()).padStart(4, '0');
  return `${year}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** A moment where this computer is, for a file's name: no two of one clock are the same, and no colons, which some systems refuse. */
export function localStamp(moment: Date): string {
  const clock = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join('-');
  return `${localDay(moment)} ${clock}-${String(moment.getMilliseconds()).padStart(3, '0')}`;
}

const INDIAN_OFFSET = 330 * 60_000;
const DAY = 86_400_000;

/** In India, where reports are filed, wherever they are made. */
export function indianDay(moment: Date): string {
  return new Date(moment.getTime() + INDIAN_OFFSET).toISOString().slice(0, 10);
}

/** The moment at which the day began in India. */
export function startOfIndianDay(moment: Date): Date {
  return new Date(Date.parse(`${indianDay(moment)}T00:00:00Z`) - INDIAN_OFFSET);
}

/** In milliseconds. */
export function untilNextIndianDay(moment: Date): number {
  return startOfIndianDay(moment).getTime() + DAY - moment.getTime();
}

export function two(value: number): string {
  return String(value).padStart(2, '0');
}
