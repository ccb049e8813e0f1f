import type { Case } from '../../shared/case.ts';
import styles from './cover.module.css';
import { type Fact, Facts } from './facts.tsx';
import { Moment } from './moment.tsx';
import { useWords } from './use-words.ts';

export function CaseFacts({ found }: { readonly found: Case }) {
  const { t } = useWords();
  const missing = { value: t('report:notEntered'), isMissing: true };
  const text = (label: string, value: string): Fact => (value === '' ? { label, ...missing } : { label, value });
  const facts: Fact[] = [
    text(t('report:case.reference'), found.reference),
    text(t('report:case.name'), found.name),
    text(t('report:case.place'), found.place),
    {
      label: t('report:case.visitedAt'),
      ...(found.visitedAt === null ? missing : { value: <Moment iso={found.visitedAt} isStacked /> }),
    },
    {
      label: t('report:case.consent'),
      ...(found.consent === null ? missing : { value: <Consent {...found.consent} /> }),
    },
    { label: t('report:case.createdAt'), value: <Moment iso={found.createdAt} isStacked /> },
    { label: t('report:case.id'), value: found.id, isId: true, isWide: true },
  ];
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('report:cover.case')}</h2>
      <Facts facts={facts} />
      {found.note === '' ? null : (
        <p className={styles.remark}>
          {t('report:case.note')}: {found.note}
        </p>
      )}
    </section>
  );
}

function Consent({ how, at }: NonNullable<Case['consent']>) {
  const { t } = useWords();
  return (
    <>
      {t(`case.consent.${how}`)}
      <Moment iso={at} isStacked />
    </>
  );
}
