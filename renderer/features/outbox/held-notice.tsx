import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { useRecords } from '../../app/use-program.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import styles from './held-notice.module.css';

/** After records were copied or put back: nothing of them goes out until a person says so. */
export function HeldNotice() {
  const { t } = useTranslation();
  const { data: records } = useRecords();
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const count = records?.state === 'open' ? records.held : 0;
  if (count === 0) return null;
  const release = () => {
    setAsking(false);
    void call.make(() => window.facedesk.outbox.release({}));
  };
  return (
    <Notice tone="warning">
      <div className={styles.held}>
        <p>
          <strong>{t('outbox.held.title', { count })}</strong> {t('outbox.held.text')}
        </p>
        <Button isBusy={call.isUnderWay} onPress={() => setAsking(true)}>
          {t('outbox.held.release')}
        </Button>
      </div>
      <CallNotice problem={call.problem} />
      <Question
        title={t('outbox.held.question.title', { count })}
        isOpen={isAsking}
        yes={t('outbox.held.question.yes')}
        onYes={release}
        onNo={() => setAsking(false)}
      >
        <ul>
          {(['same', 'lost', 'elsewhere'] as const).map((point) => (
            <li key={point}>{t(`outbox.held.question.${point}`, { vendor: t('vendor.cashfree') })}</li>
          ))}
        </ul>
      </Question>
    </Notice>
  );
}
