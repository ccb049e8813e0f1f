import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFieldText } from '../../app/form/use-field-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextBox } from '../../ui/text-box.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { CaseReferenceBox } from '../check/case-reference-box.tsx';
import { isOpen, isUnderWay } from '../check/explanation.ts';
import form from '../check/form.module.css';
import { SubmitBar } from '../check/submit-bar.tsx';
import { useCheck } from '../check/use-check.ts';
import { readMatchEntries } from './match-form.ts';
import { PictureWells } from './picture-wells.tsx';
import { ThresholdField } from './threshold-field.tsx';
import type { Match } from './use-match.ts';

interface MatchFormPanelProps {
  readonly match: Match;
}

export function MatchFormPanel({ match }: MatchFormPanelProps) {
  const { t } = useTranslation();
  const { entries, submission, submit } = match;
  const reading = readMatchEntries(entries.typed);
  const { data: check } = useCheck(submission.checkId);
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
        <VerificationIdBox match={match} />
        <CaseReferenceBox entries={entries} looksLikeAadhaar={reading.looksLikeAadhaar} />
      </div>
      <SubmitBar label={t('match.submit')} submission={submission} submit={submit}>
        {check && isOpen(check) && !isUnderWay(check) ? <Notice tone="warning">{t('match.unfinished')}</Notice> : null}
      </SubmitBar>
    </form>
  );
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
