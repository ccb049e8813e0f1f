import { formatMoment } from '../../base/language/formats.ts';

/** India's, which an electronic record's certificate is given in, and the one that needs no zone. */
const ZONES = { IST: 'Asia/Kolkata', UTC: 'UTC' } as const;
export type Zone = keyof typeof ZONES;

export function formatDay(language: string, iso: string, zone: Zone): string {
  return formatMoment(language, 'shortDay', iso, ZONES[zone]);
}

/** To the second, with its zone. */
export function formatClock(language: string, iso: string, zone: Zone): string {
  return `${formatMoment(language, 'time', iso, ZONES[zone])} ${zone}`;
}
