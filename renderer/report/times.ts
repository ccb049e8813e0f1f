import type { ReportLanguage } from '../../shared/evidence.ts';

/** India's, which an electronic record's certificate is given in, and the one that needs no zone. */
const ZONES = { IST: 'Asia/Kolkata', UTC: 'UTC' } as const;
export type Zone = keyof typeof ZONES;

const LOCALES: Record<ReportLanguage, string> = { en: 'en-IN', hi: 'hi-IN-u-nu-latn' };

export function formatDay(language: string, iso: string, zone: Zone): string {
  return format(language, zone, { day: '2-digit', month: 'short', year: 'numeric' }, iso);
}

/** To the second, with its zone. */
export function formatClock(language: string, iso: string, zone: Zone): string {
  const clock = format(
    language,
    zone,
    { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    iso,
  );
  return `${clock} ${zone}`;
}

function format(language: string, zone: Zone, options: Intl.DateTimeFormatOptions, iso: string): string {
  const locale = LOCALES[language === 'hi' ? 'hi' : 'en'];
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: ZONES[zone] }).format(new Date(iso));
}
