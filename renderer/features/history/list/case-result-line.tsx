import { useTranslation } from 'react-i18next';
import type { CaseResultRow } from '../../../../shared/case/list-of-cases.ts';
import { caseStatusOf } from '../../../../shared/status/case-status.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { VerdictIcon } from '../../../ui/verdict-chip.tsx';
import styles from './case-result-line.module.css';

/** What a check's case comes to, beside the check's own verdict: in small, and whole where the pointer rests on it. */
export function CaseResultLine({ result }: { readonly result: CaseResultRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { verdict, decision, missing, open, failsBeside } = result;
  const status = caseStatusOf({ verdict, isDecided: decision !== null, missing: missing.length, open });
  const words = [
    t('history.ofCase', { result: status === 'unfinished' ? t('visit.unfinished') : t(`case.verdict.${status}`) }),
    ...(decision === null
      ? []
      : [t(`case.row.decided.${decision.decision}`, { who: decision.reviewer.name || decision.reviewer.code })]),
    ...(failsBeside > 0 ? [t('case.verdict.failsBeside', formats.counted(failsBeside))] : []),
  ].join(' · ');
  return (
    <span className={styles.result} data-status={status} title={words}>
      {status === 'unfinished' ? null : <VerdictIcon tone={status} size={12} />}
      <span className={styles.words}>{words}</span>
    </span>
  );
}
