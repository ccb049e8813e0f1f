import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatDuration, formatNumber, formatScore, formatTime, readByteLength } from './formats.ts';

/** The formats of formats.ts in the language of the window. */
export function useFormats() {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(
    () => ({
      score: (score: number, least: number, most: number) => formatScore(language, score, least, most),
      number: (value: number) => formatNumber(language, value),
      duration: (milliseconds: number) => formatDuration(language, milliseconds),
      time: (iso: string) => formatTime(language, iso),
      dateTime: (iso: string) => formatDateTime(language, iso),
      byteLength: (bytes: number) => {
        const { unit, amount } = readByteLength(bytes);
        return t(`picture.bytes.${unit}`, { amount: formatNumber(language, amount) });
      },
    }),
    [language, t],
  );
}
