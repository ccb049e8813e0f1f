import { ArrowLeft, ScanFace } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract.ts';
import { Screen } from '../../app/screen.tsx';
import { Card } from '../../ui/card.tsx';
import { Emptiness } from '../../ui/emptiness.tsx';
import { ModeMark } from '../history/mode-mark.tsx';
import { ReadingProblem } from '../history/reading-problem.tsx';
import { CaseActions } from './case-actions.tsx';
import { hashOfCases } from './case-address.ts';
import { CaseDetailsPanel } from './case-details-panel.tsx';
import { CaseEdit } from './case-edit.tsx';
import { CaseErasure } from './case-erasure.tsx';
import { CaseVerdictCard } from './case-verdict-card.tsx';
import styles from './case-view.module.css';
import { CountedChecks } from './counted-checks.tsx';
import { useCase } from './use-cases.ts';

export type CaseReading = AnswerOf<'cases.read'>;

/** One case: who and where on the left, what its checks come to on the right. */
export function CaseView({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCase(id);
  return (
    <Screen
      route="case"
      title={data?.case.reference ?? t('case.case')}
      intro={data ? data.case.name || t('case.noName') : ''}
      titleAside={data ? <ModeMark mode={data.case.mode} environment={null} /> : null}
      form={
        <>
          <div className={styles.back}>
            <Link className={styles.backLink ?? ''} href={hashOfCases}>
              <ArrowLeft size={16} aria-hidden="true" />
              {t('case.back')}
            </Link>
          </div>
          <ReadingProblem error={error} readAgain={() => void refetch()} />
          {data ? <Details reading={data} /> : null}
        </>
      }
      resultLabel={t('case.result')}
      resultId={id}
      result={data ? <Result reading={data} /> : null}
    />
  );
}

function Details({ reading }: { readonly reading: CaseReading }) {
  const [isEditing, setEditing] = useState(false);
  const [wasEdited, setEdited] = useState(false);
  const edited = () => {
    setEditing(false);
    setEdited(true);
  };
  return (
    <div className={styles.details}>
      {isEditing ? (
        <CaseEdit case={reading.case} onDone={edited} />
      ) : (
        <CaseDetailsPanel case={reading.case} isBack={wasEdited} onEdit={() => setEditing(true)} />
      )}
      <CaseErasure case={reading.case} checks={reading.checks} />
    </div>
  );
}

function Result({ reading }: { readonly reading: CaseReading }) {
  const { t } = useTranslation();
  return (
    <div className={styles.stack}>
      <CaseActions case={reading.case} checks={reading.checks} />
      {reading.checks.length === 0 ? (
        <Card>
          <Emptiness icon={<ScanFace size={28} aria-hidden="true" />} title={t('case.noChecks.title')}>
            {t('case.noChecks.text')}
          </Emptiness>
        </Card>
      ) : (
        <>
          <CaseVerdictCard reading={reading} />
          <CountedChecks reading={reading} kind="livenessLookup" />
          <CountedChecks reading={reading} kind="faceMatch" />
        </>
      )}
    </div>
  );
}
