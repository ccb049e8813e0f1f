import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { useCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Question } from '../../ui/question.tsx';
import { RecoveryCodeDialog } from './recovery-code-dialog.tsx';

interface RecoveryCodeProps {
  /** There is one already, which the new one makes worthless. */
  readonly isRenewal: boolean;
}

/** Makes a recovery code, asks first if that makes an older one worthless, and shows it this once. */
export function RecoveryCode({ isRenewal }: RecoveryCodeProps) {
  const { t } = useTranslation();
  const call = useCall();
  const [isAsking, setAsking] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const make = () =>
    void call.make(
      () => window.facedesk.vault.makeRecoveryCode({}),
      (made) => {
        setAsking(false);
        setCode(made.code);
      },
    );
  return (
    <>
      <Button isBusy={call.isUnderWay} onPress={() => (isRenewal ? setAsking(true) : make())}>
        {t(isRenewal ? 'vault.action.renewRecoveryCode' : 'vault.action.makeRecoveryCode')}
      </Button>
      {isAsking ? null : <CallNotice problem={call.problem} />}
      <Question
        title={t('vault.recoveryCode.renew.title')}
        isOpen={isAsking}
        yes={t('vault.recoveryCode.renew.yes')}
        onYes={make}
        onNo={() => setAsking(false)}
        isBusy={call.isUnderWay}
      >
        <p>{t('vault.recoveryCode.renew.text')}</p>
        <CallNotice problem={call.problem} />
      </Question>
      <RecoveryCodeDialog code={code} onClose={() => setCode(null)} />
    </>
  );
}
