import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import { checksOf } from '../case/check-facts.ts';
import { CountedChecks } from '../case/counted-checks.tsx';
import type { CaseReading } from '../case/use-cases.ts';
import { SaveReport } from '../report/save-report.tsx';
import { CaseDecision } from './case-decision.tsx';
import { ResultCard } from './result-card.tsx';
import styles from './result-step.module.css';
import type { Steps } from './steps.ts';

interface ResultStepProps {
  readonly reading: CaseReading;
  readonly steps: Steps;
}

/** What the checks that count come to together, and the report of it. */
export function ResultStep({ reading, steps: { states, next } }: ResultStepProps) {
  const { t } = useTranslation();
  const { case: read, checks, counting } = reading;
  const underWay = (['liveness', 'document'] as const).filter((name) => states[name] === 'underWay');
  const of = { kind: 'case', id: read.id } as const;
  const title = t('report.title.case', { reference: read.reference });
  return (
    <>
      {underWay.length > 0 ? (
        <Notice tone="calm">{t(`visit.underWay.${underWay.length === 2 ? 'both' : (underWay[0] ?? 'both')}`)}</Notice>
      ) : null}
      <ResultCard reading={reading} />
      <div className={styles.save}>
        <SaveReport title={title} of={of} look={next === 'result' ? 'primary' : 'plain'} isAtOnce />
        <SaveReport title={title} of={of} look="quiet" isOther />
      </div>
      {counting.lookup === null && counting.match === null ? null : <CaseDecision reading={reading} />}
      {(['livenessLookup', 'faceMatch'] as const).map((kind) =>
        checksOf(checks, kind).length > 1 ? <CountedChecks key={kind} reading={reading} kind={kind} /> : null,
      )}
    </>
  );
}
