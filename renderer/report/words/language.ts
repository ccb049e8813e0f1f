import type { ReportLanguage } from '../../../shared/evidence/evidence.ts';
import english from '../../base/language/en.json';
import { startLanguage } from '../../base/language/language.ts';
import reportEnglish from '../../base/language/report.en.json';
import reportHindi from '../../base/language/report.hi.json';
import hindi from '../../base/language/shared.hi.json';

/** A report has a language of its own: what it shares with the window, and what only a report says. */
export const reportResources = {
  en: { translation: english, report: reportEnglish },
  hi: { translation: hindi, report: reportHindi },
} as const satisfies Record<ReportLanguage, unknown>;

export function startReportLanguage(language: ReportLanguage): void {
  startLanguage({ resources: reportResources, lng: language, ns: ['translation', 'report'] });
}
