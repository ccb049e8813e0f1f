import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFieldText } from '../../app/form/use-field-text.ts';
import { useMatchPolicy } from '../../app/use-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextBox } from '../../ui/text-box.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { CaseReferenceBox } from '../check/case-reference-box.tsx';
import { isUnderWay, mayBeAnswered } from '../check/check-states.ts';
import { EnteredNotice } from '../check/entered-notice.tsx';
import form from '../check/form.module.css';
import { SubmitBar } from '../check/submit-bar.tsx';
import { useCheck } from '../check/use-check.ts';
import { type MatchEntries, readMatchEntries } from './match-form.ts';
import { PictureWells } from './picture-wells.tsx';
import { ThresholdField } from './threshold-field.tsx';
import type { Match } from './use-match.ts';

interface MatchFormPanelProps {
  readonly match: Match;
}

export function MatchFormPanel({ match }: MatchFormPanelProps) {
  const { t } = useTranslation();
  const { entries, submission, editing, submit, emptyForm } = match;
  const reading = readMatchEntries(entries.typed, useMatchPolicy());
  const isUnfinished = useIsUnfinished(submission.checkId, entries.typed);
  return (
    <form
      className={form.form}
      aria-label={t('match.form')}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={form.fields}>
        <PictureWells match={match} isSameFileTwice={reading.isSameFileTwice} />
        <ThresholdField entries={entries} reading={reading} />
        {editing.edited ? null : (
          <>
            <VerificationIdBox match={match} />
            <CaseReferenceBox entries={entries} looksLikeAadhaar={reading.looksLikeAadhaar} />
          </>
        )}
      </div>
      <SubmitBar
        label={editing.edited ? t('match.submitChange') : t('match.submit')}
        submission={submission}
        submit={submit}
      >
        <EnteredNotice isShown={submission.isEntered} emptyForm={emptyForm} />
        {isUnfinished && !submission.isEntered ? <Notice tone="warning">{t('match.unfinished')}</Notice> : null}
      </SubmitBar>
    </form>
  );
}

/** True where the pictures in the form are those of the check in view, which has no answer yet. */
function useIsUnfinished(checkId: string | null, { firstPicture, secondPicture }: MatchEntries): boolean {
  const { data: reading } = useCheck(checkId);
  if (reading?.check.kind !== 'faceMatch' || isUnderWay(reading.check, reading)) return false;
  const { first, second } = reading.check;
  const isSamePair = first.picture?.sha256 === firstPicture?.picture?.sha256 && second.sha256 === secondPicture?.sha256;
  return isSamePair && mayBeAnswered(reading.check);
}

function VerificationIdBox({ match }: MatchFormPanelProps) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const { entries, renewal } = match;
  const renew = t('field.verificationId.renew');
  return (
    <TextBox
      label={t('field.verificationId.label')}
      hint={t('field.verificationId.hint')}
      value={entries.typed.verificationId}
      onChange={(verificationId) => entries.change({ verificationId })}
      onBlur={() => entries.leave('verificationId')}
      problem={
        renewal.problem
          ? t(`callProblem.${renewal.problem.code}`)
          : fieldText('verificationId', entries.shownProblem('verificationId'))
      }
      inputRef={entries.inputRef('verificationId')}
      isRequired
      isCode
      end={
        <Tooltip text={renew}>
          <Button look="icon" aria-label={renew} isBusy={renewal.isUnderWay} onPress={match.renewVerificationId}>
            <RefreshCw size={15} aria-hidden="true" />
          </Button>
        </Tooltip>
      }
    />
  );
}
