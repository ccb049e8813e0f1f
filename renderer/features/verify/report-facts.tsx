import { useTranslation } from 'react-i18next';
import type { ReportVerification } from '../../../shared/verification.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { formatUtc } from '../history/times.ts';
import { Fingerprint } from '../settings/fingerprint.tsx';
import styles from './report-result.module.css';

interface ReportFactsProps {
  readonly verification: ReportVerification;
}

/** What a report says of itself. Of a changed one nothing is repeated but its signer's fingerprint. */
export function ReportFacts({ verification }: ReportFactsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (verification.result === 'unreadable') return null;
  const { signer, kind } = verification;
  const facts: (readonly [string, string])[] = [
    [t('reportVerification.fact.kind'), t(`reportVerification.kind.${kind}`)],
  ];
  if (verification.result === 'unchanged') {
    facts.push(
      [
        t('reportVerification.fact.madeAt'),
        `${formats.dateTime(verification.madeAt)} · ${formatUtc(verification.madeAt)}`,
      ],
      [t('reportVerification.fact.checks'), formats.number(verification.checks)],
      [t('reportVerification.fact.reportId'), verification.reportId],
    );
  }
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {signer ? (
        <div>
          <dt>{t('reportVerification.fact.fingerprint')}</dt>
          <dd>
            <Fingerprint fingerprint={signer.fingerprint} />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
