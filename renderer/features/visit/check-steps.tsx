import { useTranslation } from 'react-i18next';
import type { Case } from '../../../shared/case/case.ts';
import type { Check } from '../../../shared/check/check.ts';
import { standingOf } from '../../../shared/status/check-status.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { useLaneHolds } from '../../base/use-outbox.ts';
import { Notice } from '../../ui/notice.tsx';
import { factsOf } from '../case/check-facts.ts';
import { CheckReader } from '../check/answer/check-reader.tsx';
import { CheckResult } from '../check/answer/check-result.tsx';
import { CheckScore } from '../check/answer/check-score.tsx';
import type { FormStep } from '../check/new-check/check-form.tsx';
import { EditingNotice } from '../check/new-check/editing-notice.tsx';
import { CheckAnnouncement } from '../check/states/check-announcement.tsx';
import { LaneNotice } from '../check/states/lane-notice.tsx';
import { useExplanation } from '../check/states/use-explanation.ts';
import { type CheckReading, useCheck } from '../check/use-check.ts';
import { LivenessFormPanel } from '../liveness/liveness-form-panel.tsx';
import { LookupView } from '../liveness/lookup-view.tsx';
import type { Liveness } from '../liveness/use-liveness.ts';
import { MatchFormPanel } from '../match/match-form-panel.tsx';
import { MatchView } from '../match/match-view.tsx';
import { PasteAnywhere } from '../match/paste-anywhere.tsx';
import type { Match } from '../match/use-match.ts';
import styles from './check-steps.module.css';
import { PhotoOffer } from './photo-offer.tsx';
import type { StepState, Steps } from './steps.ts';
import { VendorsReach } from './vendors-reach.tsx';

interface CheckStepProps {
  readonly steps: Steps;
  readonly step: FormStep;
  /** The agent does it again: the answer at hand stays where it is. */
  readonly isAgain: boolean;
  /** Changes a check that failed, in the step's own form. */
  readonly onEdit: ((check: Check) => void) | undefined;
}

/**
 * What the step's check came to, or the way to it; and below it the form, where one is to be entered.
 *
 * @param liveness what is typed for it; null where none can be entered, as the case is of another mode
 */
export function LivenessStep({
  steps,
  step,
  isAgain,
  onEdit,
  liveness,
}: CheckStepProps & { readonly liveness: Liveness | null }) {
  const { lookup, states } = steps;
  const asks = states.liveness === 'toDo';
  return (
    <>
      {lookup && !isAgain ? (
        <CheckReader checkId={lookup.id} isInCase>
          {(reading, readAt) => (
            <LookupView reading={reading} readAt={readAt} onEdit={onEdit && (() => onEdit(reading.check))} />
          )}
        </CheckReader>
      ) : null}
      {asks && liveness ? (
        <>
          <LaneNotice vendor="instantPay" />
          <VendorsReach />
          <EditingNotice editing={liveness.editing} />
          <LivenessFormPanel liveness={liveness} step={step} />
        </>
      ) : null}
    </>
  );
}

export function DocumentStep({
  steps,
  step,
  isAgain,
  onEdit,
  case: read,
  match,
}: CheckStepProps & { readonly case: Case; readonly match: Match | null }) {
  const { t } = useTranslation();
  const { states, liveLookup, lookup } = steps;
  const current = steps.match;
  // It waits for a word of the agent's, who can't have two of them.
  const isAsked = current?.state.name === 'needs';
  const asks = states.document === 'toDo' && !isAsked;
  return (
    <>
      {current && !isAgain ? (
        <CheckReader checkId={current.id} isInCase>
          {(reading, readAt) => (
            <MatchView reading={reading} readAt={readAt} onEdit={onEdit && (() => onEdit(reading.check))} />
          )}
        </CheckReader>
      ) : null}
      {asks && match ? (
        <>
          <LaneNotice vendor="cashfree" />
          {liveLookup === null ? (
            <Notice tone="warning">{t(lookup === null ? 'visit.photo.noCheck' : 'visit.photo.noPicture')}</Notice>
          ) : null}
          <PasteAnywhere match={match} />
          <PhotoOffer case={read} match={match} />
          <EditingNotice editing={match.editing} />
          <MatchFormPanel match={match} step={step} />
        </>
      ) : null}
    </>
  );
}

/** What a check came to, in a line: score and verdict, or where it stands in words. */
export function CheckSummary({ check, state, about }: CheckSummaryProps) {
  const { data: reading } = useCheck(check?.id ?? null);
  if (check === null) return about;
  if (check.state.name !== 'done') return reading ? <Standing reading={reading} /> : null;
  return (
    <>
      <CheckAnnouncement checkId={check.id} />
      <Answer check={check} />
      {state === 'toDo' ? about : null}
    </>
  );
}

interface CheckSummaryProps {
  /** Null before the first. */
  readonly check: Check | null;
  readonly state: StepState;
  /** What the step is for. */
  readonly about: string;
}

function Answer({ check }: { readonly check: Check }) {
  const formats = useFormats();
  const holdOf = useLaneHolds();
  const facts = factsOf(check);
  return (
    <>
      <CheckScore {...facts} />
      <CheckResult {...standingOf(check)} hold={holdOf(check.kind, check.mode)} />
      <time dateTime={check.enteredAt}>{formats.dateAndClock(check.enteredAt)}</time>
    </>
  );
}

function Standing({ reading }: { readonly reading: CheckReading }) {
  const explanation = useExplanation(reading.check, reading);
  return (
    <>
      <CheckAnnouncement checkId={reading.check.id} />
      {explanation ? (
        <span>
          <strong className={styles.standing}>{explanation.title}.</strong> {explanation.happened}
        </span>
      ) : null}
    </>
  );
}
