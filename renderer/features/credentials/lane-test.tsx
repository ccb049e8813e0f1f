import { PlugZap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/contract/contract.ts';
import type { LaneSummary } from '../../../shared/contract/credentials.ts';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import settings from '../../base/panels/panels.module.css';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import styles from './lane-card.module.css';

/** Asks the vendor whether it takes the credentials, after saying what that may cost. */
export function LaneTest({ lane, name }: { readonly lane: LaneSummary; readonly name: string }) {
  const { t } = useTranslation();
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<AnswerOf<'credentials.test'> | null>(null);
  const { vendor, mode } = lane;
  const vendorName = t(`vendor.${vendor}`);
  const test = () => {
    setAsking(false);
    setAnswer(null);
    void call.make(() => window.facedesk.credentials.test({ vendor, mode }), setAnswer);
  };
  return (
    <div className={styles.test}>
      <div className={styles.testRow}>
        <Button
          aria-label={t('connectionTest.startOf', { lane: name })}
          isBusy={call.isUnderWay}
          onPress={() => (vendor === 'instantPay' ? setAsking(true) : test())}
        >
          <PlugZap size={15} aria-hidden="true" />
          {t('connectionTest.start')}
        </Button>
        <span className={settings.quiet}>{t(`connectionTest.before.${vendor}`)}</span>
      </div>
      <div role="status" className={styles.testResult}>
        {call.isUnderWay ? (
          <span className={settings.quiet}>{t('connectionTest.underWay', { vendor: vendorName })}</span>
        ) : answer && !call.problem ? (
          <LaneTestResult lane={lane} answer={answer} />
        ) : null}
      </div>
      {call.isUnderWay ? null : <CallNotice problem={call.problem} />}
      <Question
        title={t('connectionTest.question.title')}
        isOpen={isAsking}
        yes={t('connectionTest.question.yes')}
        onYes={test}
        onNo={() => setAsking(false)}
      >
        <p>{t('connectionTest.question.text')}</p>
        <p>{t('connectionTest.question.charge')}</p>
      </Question>
    </div>
  );
}

interface LaneTestResultProps {
  readonly lane: LaneSummary;
  readonly answer: AnswerOf<'credentials.test'>;
}

const tones = { accepted: 'good', refused: 'problem', undecided: 'warning', noAnswer: 'warning' } as const;

/** What came of a test, and what to do now; the vendor's own words as they came. */
function LaneTestResult({ lane, answer }: LaneTestResultProps) {
  const { t } = useTranslation();
  const vendor = t(`vendor.${lane.vendor}`);
  const hasKey = lane.credentials?.publicKeyFingerprint !== null;
  return (
    <Notice tone={tones[answer.result]} title={t(`connectionTest.${answer.result}.title`, { vendor })}>
      {answer.result === 'noAnswer' ? (
        <p>
          {t(`troubleCause.${answer.cause}.happened`, { vendor })} {t(`troubleCause.${answer.cause}.next`, { vendor })}
        </p>
      ) : (
        <>
          <p>{t(`connectionTest.${answer.result}.text`, { vendor })}</p>
          {answer.result === 'refused' && hasKey ? <p>{t('connectionTest.clock')}</p> : null}
          <VendorsWords vendor={vendor} answer={answer} />
        </>
      )}
    </Notice>
  );
}

interface VendorsWordsProps {
  readonly vendor: string;
  readonly answer: Exclude<LaneTestResultProps['answer'], { result: 'noAnswer' }>;
}

function VendorsWords({ vendor, answer }: VendorsWordsProps) {
  const { t } = useTranslation();
  const message = 'message' in answer ? answer.message : null;
  const words = [answer.code, message].filter((word) => word !== null).join(': ');
  if (words === '') return null;
  return (
    <p>
      {t('connectionTest.words', { vendor })} <q>{words}</q>
    </p>
  );
}
