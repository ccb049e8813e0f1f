import { useTranslation } from 'react-i18next';
import { dayOf } from '../history/days.ts';
import { formatShortDay } from '../history/times.ts';
import styles from './certificate-facts.module.css';
import { Fingerprint } from './fingerprint.tsx';
import type { SigningReading } from './use-signing.ts';

/** Whose certificate it is, and how to tell it from another of the same name. */
export function CertificateFacts({ own }: Pick<SigningReading, 'own'>) {
  const { t, i18n } = useTranslation();
  const facts = [
    ['name', own.name],
    ['source', t(`signing.source.${own.source}`)],
    ['validUntil', formatShortDay(i18n.language, dayOf(new Date(own.validUntil)))],
    ['fingerprint', <Fingerprint key="fingerprint" fingerprint={own.fingerprint} />],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([fact, value]) => (
        <div key={fact} className={styles.fact} data-wide={fact === 'fingerprint' || undefined}>
          <dt>{t(`signing.fact.${fact}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
