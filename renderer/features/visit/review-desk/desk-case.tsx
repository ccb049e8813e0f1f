import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../../shared/case/list-of-cases.ts';
import type { CaseReview } from '../../../../shared/case/review.ts';
import { hashOf } from '../../../base/addresses/routes.ts';
import { ReadingProblem } from '../../../base/reading-problem.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { checksOf } from '../../case/check-facts.ts';
import { CountedChecks } from '../../case/counted-checks.tsx';
import { useCase } from '../../case/use-cases.ts';
import { useSeen } from '../../check/arrivals/use-arrivals.ts';
import { ModeMark } from '../../check/mode-mark.tsx';
import { SharedWithNotice } from '../../check/shared-with-notice.tsx';
import { ReviewList } from '../../review/review-card.tsx';
import { ResultCard } from '../result-card.tsx';
import { DeskDecision } from './desk-decision.tsx';
import { DeskPictures } from './desk-pictures.tsx';
import styles from './review-desk.module.css';
import type { Reviewer } from './use-reviewer.ts';

interface DeskCaseProps {
  readonly row: CaseRow;
  /** The way to the others. */
  readonly steps: ReactNode;
  readonly reviewer: Reviewer;
  readonly onDecided: (decision: CaseReview['decision']) => void;
}

const nobody = { name: '', code: '' };

/** What a reviewer decides on: whose it is, both pictures, the case result and why, and what counts for it. */
export function DeskCase({ row, steps, reviewer, onDecided }: DeskCaseProps) {
  const { t } = useTranslation();
  const { data: reading, error, refetch } = useCase(row.id);
  useSeen(row.id);
  const heading = useRef<HTMLHeadingElement>(null);
  // The next one is read out, and its keys are heard; whoever is still choosing a list is left where he is.
  useEffect(() => {
    if (!document.activeElement?.closest('input')) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <header className={styles.bar}>
        <div className={styles.who}>
          <h2 ref={heading} tabIndex={-1} className={styles.name}>
            {row.name || t('case.noName')} <span className={styles.reference}>{row.reference}</span>
          </h2>
          <ModeMark mode={row.mode} environment={null} />
          <TextLink href={hashOf('case', row.id)}>{t('desk.open')}</TextLink>
        </div>
        {steps}
      </header>
      <ReadingProblem error={error} readAgain={() => void refetch()} />
      {reading ? (
        <>
          <SharedWithNotice sharedWith={reading.sharedWith} />
          <div className={styles.look}>
            <DeskPictures reading={reading} />
            <ResultCard reading={reading} isNarrow />
          </div>
          {(['livenessLookup', 'faceMatch'] as const).map((kind) =>
            checksOf(reading.checks, kind).length > 1 ? (
              <CountedChecks key={kind} reading={reading} kind={kind} />
            ) : null,
          )}
          {reading.reviews.length === 0 ? null : (
            <ReviewList reviews={reading.reviews} agent={reading.checks[0]?.agent ?? nobody} />
          )}
          <DeskDecision reading={reading} reviewer={reviewer} onDecided={onDecided} />
        </>
      ) : null}
    </>
  );
}
