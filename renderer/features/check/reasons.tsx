import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../shared/verdicts/verdict.ts';
import styles from './reasons.module.css';

interface ReasonsProps {
  readonly verdict: Verdict;
}

/** Why a verdict is what it is, the weightiest reason first. */
export function Reasons({ verdict }: ReasonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ul className={styles.reasons}>
        {verdict.reasons.map((reason) => (
          <li key={reason}>{t(`verdictReason.${reason}`)}</li>
        ))}
      </ul>
      {verdict.kind === 'notComputable' ? null : <p className={styles.note}>{t('gauge.notAProbability')}</p>}
    </>
  );
}
