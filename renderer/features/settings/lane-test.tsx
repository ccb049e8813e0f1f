import { PlugZap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, LaneSummary } from '../../../shared/contract.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Question } from '../../ui/question.tsx';
import styles from './lane-card.module.css';
import { LaneTestResult } from './lane-test-result.tsx';
import settings from './settings.module.css';

interface LaneTestProps {
  readonly lane: LaneSummary;
  readonly name: string;
}

/** Asks the vendor whether it takes the credentials, after saying what that may cost. */
export function LaneTest({ lane, name }: LaneTestProps) {
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
