import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/language/use-formats.ts';

/** How many checks there are, in words. */
export function useCountWords(): (count: number) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (count) =>
    count === 0 ? t('history.noChecks') : t('history.checks', { count, amount: formats.number(count) });
}
