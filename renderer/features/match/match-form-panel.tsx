import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { withoutBlanks } from '../../../shared/entry/characters.ts';
import { useFieldText } from '../../base/form/use-field-text.ts';
import { useMatchPolicy } from '../../base/use-settings.ts';
import { Button } from '../../ui/button.tsx';
import { TextBox } from '../../ui/fields/text-box.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { CaseReferenceBox } from '../check/new-check/case-reference-box.tsx';
import { CheckForm, type FormStep } from '../check/new-check/check-form.tsx';
import { isUnderWay, mayBeAnswered } from '../check/states/is-open.ts';
import { useOfCheck } from '../check/use-check.ts';
import { type MatchEntries, readMatchEntries } from './match-form.ts';
import { PictureWells } from './picture-wells.tsx';
import { ThresholdField } from './threshold-field.tsx';
import type { Match } from './use-match.ts';

interface MatchFormPanelProps {
  readonly match: Match;
  /** Where it stands in a visit, which tells whose match it is; it is compared by the policy's threshold. */
  readonly step?: FormStep;
}

export function MatchFormPanel({ match, step }: MatchFormPanelProps) {
  const { t } = useTranslation();
  const { entries, submission } = match;
  const { edited } = match.editing;
  const reading = readMatchEntries(entries.typed, useMatchPolicy());
  const isUnfinished = useIsUnfinished(submission.checkId, entries.typed);
  return (
    <CheckForm
      screen="match"
      step={step}
      submission={submission}
      submit={match.submit}
      isWaiting={match.isTaking}
      typedReference={entries.typed.caseReference}
      edited={edited}
      fields={
        <>
          <PictureWells match={match} isSameFileTwice={reading.isSameFileTwice} />
          {step ? null : <ThresholdField entries={entries} reading={reading} />}
          {edited || step ? null : (
            <>
              <VerificationIdBox match={match} />
              <CaseReferenceBox entries={entries} looksLikeAadhaar={reading.looksLikeAadhaar} />
            </>
          )}
        </>
      }
    >
      {isUnfinished && !submission.isEntered && !step ? <Notice tone="warning">{t('match.unfinished')}</Notice> : null}
    </CheckForm>
  );
}

/** True where the pictures in the form are those of the check in view, which has no answer yet. */
function useIsUnfinished(checkId: string | null, { firstPicture, secondPicture }: MatchEntries): boolean {
  const { data: isUnfinished = false } = useOfCheck(checkId, (reading) => {
    if (reading?.check.kind !== 'faceMatch' || isUnderWay(reading.check, reading)) return false;
    const { first, second } = reading.check;
    const isSameFirst = first.picture?.sha256 === firstPicture?.picture?.sha256;
    return isSameFirst && second.sha256 === secondPicture?.sha256 && mayBeAnswered(reading.check);
  });
  return isUnfinished;
}

function VerificationIdBox({ match }: Pick<MatchFormPanelProps, 'match'>) {
  const { t } = useTranslation();
  const fieldText = useFieldText();
  const { entries, renewal } = match;
  const renew = t('field.verificationId.renew');
  return (
    <TextBox
      label={t('field.verificationId.label')}
      hint={t('field.verificationId.hint')}
      {...entries.box('verificationId')}
      onChange={(typed) => entries.change({ verificationId: withoutBlanks(typed) })}
      problem={
        renewal.problem
          ? t(`callProblem.${renewal.problem.code}`)
          : fieldText('verificationId', entries.shownProblem('verificationId'))
      }
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
