import { useTranslation } from 'react-i18next';
import { SAMPLE_CUSTOMER_IP, sampleSessions } from '../../../shared/practice.ts';
import { Screen } from '../../app/screen.tsx';
import { useIsPractice } from '../../app/use-program.ts';
import { CheckAnnouncement } from '../check/check-announcement.tsx';
import { EditingNotice } from '../check/editing-notice.tsx';
import { LaneNotice } from '../check/lane-notice.tsx';
import { OtherChecks } from '../check/other-checks.tsx';
import { SampleMenu } from '../check/sample-menu.tsx';
import { LivenessFormPanel } from './liveness-form-panel.tsx';
import { LivenessResult } from './liveness-result.tsx';
import { useLiveness } from './use-liveness.ts';

export function LivenessScreen() {
  const { t } = useTranslation();
  const liveness = useLiveness();
  const isPractice = useIsPractice();
  const samples = sampleSessions.map(({ name }) => ({
    id: name,
    name: t(`liveness.sample.${name}.name`),
    text: t(`liveness.sample.${name}.text`),
  }));
  return (
    <Screen
      route="liveness"
      title={t('liveness.title')}
      intro={t('liveness.intro')}
      titleAside={
        isPractice ? (
          <SampleMenu
            label={t('liveness.samples')}
            samples={samples}
            onPick={(picked) => {
              const sample = sampleSessions.find(({ name }) => name === picked);
              if (sample) liveness.entries.change({ sessionId: sample.sessionId, customerIp: SAMPLE_CUSTOMER_IP });
            }}
          />
        ) : null
      }
      form={
        <>
          <LaneNotice vendor="instantPay" />
          <EditingNotice editing={liveness.editing} />
          <LivenessFormPanel liveness={liveness} />
        </>
      }
      resultLabel={t('check.result')}
      resultId={liveness.submission.checkId}
      result={
        <>
          <CheckAnnouncement checkId={liveness.submission.checkId} />
          <LivenessResult submission={liveness.submission} />
          <OtherChecks submission={liveness.submission} />
        </>
      }
    />
  );
}
