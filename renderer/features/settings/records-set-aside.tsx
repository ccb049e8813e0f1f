import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';

interface RecordsSetAsideProps {
  /** A newer version of the program would open them. */
  readonly isNewer: boolean;
  readonly waiting: number | null;
  /** With the name that the old records are kept under. */
  readonly onDone: (name: string) => void;
}

/** The last way out: begin anew, with the old records kept. */
export function RecordsSetAside({ isNewer, waiting, onDone }: RecordsSetAsideProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const setAside = () =>
    void call.make(
      () => window.facedesk.records.setAside({}),
      ({ name }) => {
        setAsking(false);
        onDone(name);
      },
    );
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t('records.setAside.open')}</Button>
      <Question
        title={t('records.setAside.title')}
        isOpen={isAsking}
        yes={t('records.setAside.yes')}
        onYes={setAside}
        onNo={() => setAsking(false)}
        isBusy={call.isUnderWay}
      >
        {isNewer ? <Notice tone="warning">{t('records.setAside.newer')}</Notice> : null}
        <p>{t('records.setAside.what')}</p>
        <p>
          {waiting
            ? t('records.setAside.waiting', { count: waiting, amount: formats.number(waiting) })
            : t('records.setAside.notSent')}
        </p>
        <CallNotice problem={call.problem} />
      </Question>
    </>
  );
}
