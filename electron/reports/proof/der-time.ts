/**
 * Two digits of a year reach from 1950 to 2049 (RFC 5280, 4.1.2.5; RFC 5652, 11.3): before and after that a time is written
 * as GeneralizedTime. A laptop's clock can be anywhere.
 */
export function isWrittenAsUtcTime(time: Date): boolean {
  const year = time.getUTCFullYear();
  return year >= 1950 && year < 2050;
}

/** Neither kind has a place for fractions. */
export function wholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}
