import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';

interface SetAsideProps {
  readonly isRecoverable: boolean;
  /** With the name that the old file is kept under. */
  readonly onDone: (name: string) => void;
}

/** The last way out: begin anew, with the old file kept. */
export function SetAside({ isRecoverable, onDone }: SetAsideProps) {
  const { t } = useTranslation();
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const setAside = () =>
    void call.make(
      () => window.facedesk.vault.setAside({}),
      ({ name }) => {
        setAsking(false);
        onDone(name);
      },
    );
  return (
    <>
      <Button look="quiet" onPress={() => setAsking(true)}>
        {t('vault.action.setAside')}
      </Button>
      <Question
        title={t('vault.setAside.title')}
        isOpen={isAsking}
        yes={t('vault.setAside.yes')}
        onYes={setAside}
        onNo={() => setAsking(false)}
        isBusy={call.isUnderWay}
      >
        <p>{t('vault.setAside.what')}</p>
        <Notice tone="warning">{t('vault.setAside.records')}</Notice>
        {isRecoverable ? <p>{t('vault.setAside.recover')}</p> : null}
        <p>{t('vault.setAside.kept')}</p>
        <CallNotice problem={call.problem} />
      </Question>
    </>
  );
}
