import { UserRound } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CaseRow as Row } from '../../../shared/case/list-of-cases.ts';
import { caseStatusOf, toneOfUnfinished } from '../../../shared/status/case-status.ts';
import { hashOf } from '../../base/addresses/routes.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import { VerdictChip } from '../../ui/verdict-chip.tsx';
import { PictureView } from '../check/pictures/picture-view.tsx';
import styles from './case-row.module.css';

/** A case in the list: whose it is, its result and what it lacks, and when something last happened. */
export function CaseRow({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { id, reference, name, changedAt, face } = row;
  return (
    <Link className={styles.row ?? ''} href={hashOf('case', id)}>
      <span className={styles.face} aria-hidden="true">
        {face ? (
          <PictureView className={styles.picture} picture={face} description="" />
        ) : (
          <UserRound size={22} aria-hidden="true" />
        )}
      </span>
      <span className={styles.words}>
        <span className={styles.reference}>{reference}</span>{' '}
        <span className={styles.quiet}>{name || t('case.noName')}</span>
      </span>{' '}
      <span className={styles.result}>
        <Standing row={row} />
      </span>{' '}
      <time className={styles.quiet} dateTime={changedAt}>
        {formats.dateAndClock(changedAt)}
      </time>
    </Link>
  );
}

/** What is missing comes before a verdict that only says so. */
function Standing({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { missing, open, verdict, decision, failsBeside } = row;
  const status = caseStatusOf({ verdict, isDecided: decision !== null, missing: missing.length, open });
  const beside = [
    ...(decision === null
      ? []
      : [t(`case.row.decided.${decision.decision}`, { who: decision.reviewer.name || decision.reviewer.code })]),
    ...(missing.length > 0
      ? [t('case.row.missing', { steps: missing.map((step) => t(`case.row.step.${step}`)).join(', ') })]
      : []),
    ...(failsBeside > 0 ? [t('case.verdict.failsBeside', formats.counted(failsBeside))] : []),
  ];
  return (
    <>
      {status === 'unfinished' ? (
        <StateChip tone={toneOfUnfinished({ open })}>
          {open > 0 ? t('case.open', formats.counted(open)) : t('case.row.toFinish')}
        </StateChip>
      ) : (
        <VerdictChip tone={status}>{t(`case.verdict.${status}`)}</VerdictChip>
      )}
      {beside.length > 0 ? <span className={styles.quiet}>{beside.join(' · ')}</span> : null}
    </>
  );
}
