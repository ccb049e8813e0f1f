import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { useRecords } from '../../base/use-program.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import styles from './held-notice.module.css';

/** What was tried long enough, or was open in records that were copied or put back: it goes out when a person says so. */
export function HeldNotice({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const { data: records } = useRecords();
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const restored = records?.state === 'open' ? records.held : 0;
  if (count === 0) return null;
  const release = () => {
    setAsking(false);
    void call.make(() => window.facedesk.outbox.release({}));
  };
  return (
    <Notice tone="warning">
      <div className={styles.held}>
        <p>
          <strong>{t('outbox.held.title', { count })}</strong> {t('outbox.held.text')}{' '}
          {restored > 0 ? t('outbox.held.restored', { count: restored }) : null}
        </p>
        <Button isBusy={call.isUnderWay} onPress={() => setAsking(true)}>
          {t('outbox.held.release', { count })}
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
          {(['charge', 'same', 'lost', 'elsewhere'] as const).map((point) => (
            <li key={point}>{t(`outbox.held.question.${point}`, { vendor: t('vendor.cashfree') })}</li>
          ))}
        </ul>
      </Question>
    </Notice>
  );
}
