import { ArrowLeft, UserRound } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Mode } from '../../../shared/mode.ts';
import type { Picture } from '../../../shared/picture/picture.ts';
import { whyUnshown } from '../../../shared/picture/sight.ts';
import { caseStatusOf, toneOfUnfinished } from '../../../shared/status/case-status.ts';
import { hashOf } from '../../base/addresses/routes.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import { VerdictChip } from '../../ui/verdict-chip.tsx';
import type { CaseReading } from '../case/use-cases.ts';
import { ModeMark } from '../check/mode-mark.tsx';
import { PictureView } from '../check/pictures/picture-view.tsx';
import { isOpen } from '../check/states/is-open.ts';
import styles from './visit-head.module.css';

interface VisitHeadProps {
  /** The customer's, from the liveness check that counts; null for none. */
  readonly face: Picture | null;
  /** Empty where it is not known. */
  readonly name: string;
  /** Empty of a case that is not made yet. */
  readonly reference: string;
  readonly mode: Mode | undefined;
  readonly environment: string | null;
  readonly result: ReactNode;
}

/** Whose visit it is: in sight all the time. */
export function VisitHead({ face, name, reference, mode, environment, result }: VisitHeadProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('shell.title', { screen: t('screen.case') });
  }, [t]);
  const isFaceShown = face !== null && whyUnshown(face) === null;
  return (
    <header className={styles.head}>
      <Link className={styles.back ?? ''} href={hashOf('case')} aria-label={t('case.back')}>
        <ArrowLeft size={18} aria-hidden="true" />
      </Link>
      <span className={styles.face}>
        {isFaceShown ? (
          <PictureView key={face.id} picture={face} description={t('visit.face')} className={styles.picture} />
        ) : (
          <UserRound size={26} strokeWidth={1.5} aria-hidden="true" />
        )}
      </span>
      <h1 tabIndex={-1} className={styles.who}>
        <span className={styles.name} data-missing={name === '' || undefined}>
          {name || t(reference === '' ? 'case.new.title' : 'case.noName')}
        </span>{' '}
        <span className={styles.reference}>{reference || t('visit.newIntro')}</span>
      </h1>
      <div className={styles.marks}>
        {mode ? <ModeMark mode={mode} environment={environment} /> : null}
        {result}
      </div>
    </header>
  );
}

/** The case result: the verdict, and a reviewer's decision beside it. */
export function CaseResultChip({ reading: { verdict, decision, missing, checks } }: { readonly reading: CaseReading }) {
  const { t } = useTranslation();
  const open = checks.filter(isOpen).length;
  const status = caseStatusOf({ verdict: verdict.kind, isDecided: decision !== null, missing: missing.length, open });
  if (status === 'unfinished') return <StateChip tone={toneOfUnfinished({ open })}>{t('visit.unfinished')}</StateChip>;
  const chip = <VerdictChip tone={status}>{t(`case.verdict.${status}`)}</VerdictChip>;
  if (decision === null) return chip;
  return (
    <>
      {chip}
      <span className={styles.decision}>
        {t(`visit.decided.${decision.decision}`, { name: decision.reviewer.name })}
      </span>
    </>
  );
}
