import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../../shared/check/check.ts';
import { hashOf } from '../../../base/addresses/routes.ts';
import { useFormats } from '../../../base/language/use-formats.ts';
import { Card } from '../../../ui/card.tsx';
import { type Detail, Details } from '../../../ui/details.tsx';
import { CheckLinks } from '../../check/check-links.tsx';
import type { CheckReading } from '../../check/use-check.ts';
import styles from './record-card.module.css';

/** What is on record of a check beside its answer, and what it is connected with. */
export function RecordCard({ reading }: { readonly reading: CheckReading }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { check } = reading;
  const policy = usePolicyWords(check);
  const missing = t('history.record.none');
  const details: Detail[] = [
    { label: t('history.record.entered'), value: formats.dateTime(check.enteredAt) },
    { label: t('history.record.enteredUtc'), value: formats.utc(check.enteredAt) },
    { label: t('history.record.mode'), value: t(`mode.${check.mode}.name`) },
    { label: t('history.record.policy'), value: policy, missing: t('gauge.noPassMark') },
    { label: t('history.record.agent'), value: agentWords(check), missing: t('history.record.nobody') },
    { label: t('history.record.number'), value: formats.number(check.sequence) },
    { label: t('history.record.id'), value: check.id, isId: true },
    check.kind === 'livenessLookup'
      ? { label: t('detail.sessionId'), value: check.sessionId, isId: true }
      : { label: t('detail.verificationId'), value: check.verificationId, isId: true },
    ...(check.kind === 'livenessLookup' ? [{ label: t('detail.customerIp'), value: check.customerIp }] : []),
  ];
  // Wherever else they are, they stand beside the result.
  const needsLinks = check.kind === 'livenessLookup' && check.state.name === 'done';
  return (
    <Card title={t('history.record.title')}>
      <Details isWide details={details.map((detail) => ({ missing, ...detail }))} />
      <div className={styles.links}>
        {check.caseId === null ? null : (
          <Link className={styles.link ?? ''} href={hashOf('case', check.caseId)}>
            {t('history.record.toCase', { reference: check.caseReference })}
          </Link>
        )}
        {needsLinks ? <CheckLinks reading={reading} /> : null}
      </div>
    </Card>
  );
}

function agentWords({ agent: { name, code } }: Check): string | null {
  const words = name && code ? `${name} (${code})` : name || code;
  return words || null;
}

/** The rule that the answer was, or will be, judged by. */
function usePolicyWords(check: Check): string | null {
  const { t } = useTranslation();
  const formats = useFormats();
  if (check.kind === 'faceMatch') {
    const threshold = formats.score(check.policy.threshold, 2, 4);
    return t('history.record.matchPolicy', { threshold });
  }
  if (check.policy === null) return null;
  const { passMark, reviewFrom } = check.policy;
  return t('history.record.livenessPolicy', {
    passMark: formats.number(passMark),
    reviewFrom: formats.number(reviewFrom),
  });
}
