import { History } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../shared/check/check.ts';
import { hashOfCaseChecks } from '../../base/addresses/history-address.ts';
import { SettingsLink } from '../../base/addresses/settings-link.tsx';
import { bringForward, useFront } from '../../base/current-case.ts';
import { ReadingProblem } from '../../base/reading-problem.tsx';
import { useProgram } from '../../base/use-program.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { takeUnfilled } from '../case/sample-case.ts';
import { type CaseReading, useCase } from '../case/use-cases.ts';
import { useSeen } from '../check/arrivals/use-arrivals.ts';
import type { AskedEdit } from '../check/new-check/use-asked-edit.ts';
import { SharedWithNotice } from '../check/shared-with-notice.tsx';
import { fillSample } from '../liveness/liveness-form-panel.tsx';
import { type Liveness, useLiveness } from '../liveness/use-liveness.ts';
import { type Match, useMatch } from '../match/use-match.ts';
import { CaseErasure } from './case-erasure.tsx';
import { stepsOf } from './steps.ts';
import { useLivePhoto } from './use-live-photo.ts';
import styles from './visit.module.css';
import { CaseResultChip, VisitHead } from './visit-head.tsx';
import { VisitSteps } from './visit-steps.tsx';

/** One visit: the case, from the customer's name to the signed report. */
export function Visit({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCase(id);
  useSeen(id);
  const modeInUse = useProgram().data?.mode;
  const front = useFront();
  const isOtherMode = data !== undefined && modeInUse !== undefined && data.case.mode !== modeInUse;
  // The case that is open on the screen is the customer in front, each time that it comes into view.
  const inFront = data && data.case.mode === modeInUse ? data.case : null;
  useEffect(() => {
    if (inFront) bringForward(inFront);
  }, [inFront]);
  return (
    <div className={styles.page}>
      {data ? <Head reading={data} /> : null}
      <div className={styles.steps}>
        <ReadingProblem error={error} readAgain={() => void refetch()} />
        {isOtherMode ? (
          <Notice tone="calm">
            {t('case.otherMode', { mode: t(`mode.${data.case.mode}.inWords`) })} <SettingsLink section="mode" />
          </Notice>
        ) : null}
        {data ? <SharedWithNotice sharedWith={data.sharedWith} /> : null}
        {data && isOtherMode ? <VisitSteps reading={data} forms={null} /> : null}
        {/* What is typed for a customer is mounted under him: with another in front there is nothing of it. */}
        {data && front.case?.id === id && !isOtherMode ? (
          <VisitOfCustomer key={front.turns.visitLiveness} turn={front.turns.visitLiveness} reading={data} />
        ) : null}
        {data ? <Foot reading={data} /> : null}
      </div>
    </div>
  );
}

function VisitOfCustomer({ turn, reading }: { readonly turn: number; readonly reading: CaseReading }) {
  // Failed checks that are to be changed in their own steps.
  const [lookup, editLookup] = useState<AskedEdit<'livenessLookup'> | null>(null);
  const [failedMatch, editMatch] = useState<AskedEdit<'faceMatch'> | null>(null);
  const liveness = useLiveness('visitLiveness', turn, lookup);
  const match = useMatch('visitMatch', turn, failedMatch);
  useLivePhoto(match, stepsOf(reading).liveLookup);
  useSampleChecks(reading, liveness, match);
  const edit = (check: Check) =>
    check.kind === 'faceMatch' ? editMatch({ turn, check }) : editLookup({ turn, check });
  return <VisitSteps reading={reading} forms={{ liveness, match, edit }} />;
}

/** A sample case that was just made has its checks filled in as well. */
function useSampleChecks({ case: { id } }: CaseReading, liveness: Liveness, match: Match): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the case comes into view
  useEffect(() => {
    if (!takeUnfilled(id)) return;
    fillSample(liveness, 'live');
    void match.wells.doing.takePortrait('second', 'asha-2');
  }, [id]);
}

function Head({ reading }: { readonly reading: CaseReading }) {
  const { case: read, checks, counting } = reading;
  const lookup = checks.find(({ id }) => id === counting.lookup);
  const answer = lookup?.kind === 'livenessLookup' && lookup.state.name === 'done' ? lookup.state.answer : null;
  return (
    <VisitHead
      face={answer?.reference?.kind === 'kept' ? answer.reference.picture : null}
      name={read.name}
      reference={read.reference}
      mode={read.mode}
      environment={answer?.environment ?? null}
      result={<CaseResultChip reading={reading} />}
    />
  );
}

function Foot({ reading }: { readonly reading: CaseReading }) {
  const { t } = useTranslation();
  return (
    <div className={styles.foot}>
      {reading.checks.length === 0 ? (
        <span />
      ) : (
        <TextLink href={hashOfCaseChecks(reading.case.id)}>
          <History size={15} aria-hidden="true" /> {t('case.inHistory')}
        </TextLink>
      )}
      <CaseErasure case={reading.case} checks={reading.checks} />
    </div>
  );
}
