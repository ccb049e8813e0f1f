import { useTranslation } from 'react-i18next';
import type { ReportLanguage } from '../../../shared/evidence/evidence.ts';

/** The compiler misses none. */
const languages: Record<ReportLanguage, true> = { en: true, hi: true };

/** The languages that a report can be written in. */
export function useReportLanguages(): readonly { readonly value: ReportLanguage; readonly name: string }[] {
  const { t } = useTranslation();
  return (Object.keys(languages) as ReportLanguage[]).map((value) => ({ value, name: t(`report.languages.${value}`) }));
}
