import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayText } from './days.ts';
import { formatDay, formatDuration, formatMoment, formatNumber, formatScore, readByteLength } from './formats.ts';

/** The formats of formats.ts in the language of the window. */
export function useFormats() {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const number = (value: number) => formatNumber(language, value);
    /** What a text takes that counts something: how many, for its grammar, and the number as it is written. */
    const counted = (count: number) => ({ count, amount: number(count) });
    return {
      number,
      counted,
      score: (score: number, least: number, most: number) => formatScore(language, score, least, most),
      duration: (milliseconds: number) => formatDuration(language, milliseconds),
      time: (iso: string) => formatMoment(language, 'time', iso),
      clock: (iso: string) => formatMoment(language, 'clock', iso),
      dateTime: (iso: string) => formatMoment(language, 'dateTime', iso),
      /** The same for every reader. */
      utc: (iso: string) => formatMoment(language, 'dateTime', iso, 'UTC'),
      dateAndClock: (iso: string) => formatMoment(language, 'dateAndClock', iso),
      dateOf: (iso: string) => formatMoment(language, 'shortDay', iso),
      day: (day: DayText) => formatDay(language, 'day', day),
      shortDay: (day: DayText) => formatDay(language, 'shortDay', day),
      checks: (count: number) => (count === 0 ? t('history.noChecks') : t('history.checks', counted(count))),
      byteLength: (bytes: number) => {
        const { unit, amount } = readByteLength(bytes);
        return t(`picture.bytes.${unit}`, { amount: number(amount) });
      },
    };
  }, [language, t]);
}
