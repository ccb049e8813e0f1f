import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { ReportLanguage } from '../../shared/evidence.ts';
import english from '../app/language/en.json';
import reportEnglish from '../app/language/report.en.json';
import reportHindi from '../app/language/report.hi.json';
import hindi from '../app/language/shared.hi.json';

/** A report has a language of its own: what it shares with the window, and what it alone says. */
export const reportResources = {
  en: { translation: english, report: reportEnglish },
  hi: { translation: hindi, report: reportHindi },
} as const satisfies Record<ReportLanguage, unknown>;

export function startReportLanguage(language: ReportLanguage): void {
  void i18next.use(initReactI18next).init({
    resources: reportResources,
    lng: language,
    fallbackLng: 'en',
    ns: ['translation', 'report'],
    initAsync: false,
    // React escapes already.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
