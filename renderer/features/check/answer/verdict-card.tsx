import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../shared/check/check.ts';
import type { Verdict } from '../../../../shared/check/verdict.ts';
import { VerdictIcon } from '../../../ui/verdict-chip.tsx';
import { Headline } from './headline.tsx';
import { InventedNotice } from './invented-notice.tsx';
import { ResultCard } from './result-card.tsx';
import styles from './verdict-card.module.css';

interface VerdictCardProps {
  readonly check: Check;
  /** What the vendor's answer says of itself, as far as it says anything. */
  readonly environment: string | null;
  readonly gauge: ReactNode;
  readonly verdict: Verdict;
  /** A word set before the sentence, such as YES. */
  readonly lead?: string | null;
  /** The verdict as a sentence. */
  readonly children: string;
}

/** An answered check: its score, its verdict, and why that is what it is, the weightiest reason first. */
export function VerdictCard({ check, environment, gauge, verdict, lead = null, children }: VerdictCardProps) {
  const { t } = useTranslation();
  const { kind, reasons } = verdict;
  return (
    <ResultCard check={check} environment={environment} head={<InventedNotice check={check} />} gauge={gauge}>
      <Headline tone={kind} icon={<VerdictIcon tone={kind} size={24} />} lead={lead}>
        {children}
      </Headline>
      <ul className={styles.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>{t(`verdictReason.${reason}`)}</li>
        ))}
      </ul>
      {kind === 'notComputable' ? null : <p className={styles.note}>{t('gauge.notAProbability')}</p>}
    </ResultCard>
  );
}
