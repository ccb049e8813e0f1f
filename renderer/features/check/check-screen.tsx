import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Vendor } from '../../../shared/check/outcome.ts';
import { Screen } from '../../base/screen.tsx';
import { useIsPractice } from '../../base/use-program.ts';
import { CheckReader } from './answer/check-reader.tsx';
import { EmptyResult } from './answer/empty-result.tsx';
import { EditingNotice } from './new-check/editing-notice.tsx';
import type { Editing } from './new-check/use-editing.ts';
import type { Submission } from './new-check/use-submission.ts';
import { OtherChecks } from './other-checks.tsx';
import { CheckAnnouncement } from './states/check-announcement.tsx';
import { LaneNotice } from './states/lane-notice.tsx';
import type { CheckViewProps } from './use-check.ts';

interface CheckScreenProps {
  /** Its texts have this name in the language files. */
  readonly screen: 'liveness' | 'match';
  readonly vendor: Vendor;
  readonly submission: Submission;
  readonly editing: Pick<Editing, 'edited' | 'isGone' | 'cancel'>;
  /** Something to try in practice mode. */
  readonly samples: ReactNode;
  /** Fills the form with the first of them. */
  readonly fillSample: () => void;
  readonly form: ReactNode;
  /** Draws a check of this screen. */
  readonly View: ComponentType<CheckViewProps>;
}

/** A screen that enters checks: its form, and the check in view with the others beside it. */
export function CheckScreen({
  screen,
  vendor,
  submission,
  editing,
  samples,
  fillSample,
  form,
  View,
}: CheckScreenProps) {
  const { t } = useTranslation();
  const isPractice = useIsPractice();
  const { checkId, succeed } = submission;
  return (
    <Screen
      route={screen}
      title={t(`${screen}.title`)}
      intro={t(`${screen}.intro`)}
      titleAside={isPractice ? samples : null}
      form={
        <>
          <LaneNotice vendor={vendor} />
          <EditingNotice editing={editing} />
          {form}
        </>
      }
      resultLabel={t('check.result')}
      resultId={checkId}
      result={
        <>
          <CheckAnnouncement checkId={checkId} />
          {checkId === null ? (
            <EmptyResult
              title={t(`${screen}.empty.title`)}
              text={t(`${screen}.empty.text`)}
              practice={
                isPractice
                  ? {
                      text: t(`${screen}.empty.practice`),
                      fillLabel: t(`${screen}.empty.fill`),
                      fill: fillSample,
                    }
                  : null
              }
            />
          ) : (
            <CheckReader checkId={checkId}>
              {(reading, readAt) => <View reading={reading} readAt={readAt} onSuccessor={succeed} />}
            </CheckReader>
          )}
          <OtherChecks submission={submission} />
        </>
      }
    />
  );
}
