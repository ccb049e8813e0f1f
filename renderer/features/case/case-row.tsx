import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../shared/case.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import { ModeMark } from '../history/mode-mark.tsx';
import { formatDateAndClock } from '../history/times.ts';
import { hashOfCase } from './case-address.ts';
import styles from './case-row.module.css';

/** A case in the list: whose it is, when something last happened, and how much of it is open. */
export function CaseRow({ summary }: { readonly summary: CaseSummary }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { id, reference, name, changedAt, checks, open, mode } = summary;
  return (
    <Link className={styles.row ?? ''} href={hashOfCase(id)}>
      <span className={styles.words}>
        <span className={styles.reference}>{reference}</span>{' '}
        <span className={styles.name}>{name || t('case.noName')}</span>
      </span>{' '}
      <time className={styles.when} dateTime={changedAt}>
        {formatDateAndClock(i18n.language, changedAt)}
      </time>{' '}
      <span className={styles.checks}>
        {checks === 0 ? t('history.noChecks') : t('history.checks', { count: checks, amount: formats.number(checks) })}
      </span>{' '}
      <span className={styles.open}>
        {open > 0 ? (
          <StateChip tone="moving">{t('case.open', { count: open, amount: formats.number(open) })}</StateChip>
        ) : null}
      </span>{' '}
      <span className={styles.mode}>
        <ModeMark mode={mode} environment={null} />
      </span>
    </Link>
  );
}
