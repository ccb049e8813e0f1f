import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../base/form/call-notice.tsx';
import { useCall } from '../../base/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Question } from '../../ui/question.tsx';
import styles from './recovery-code.module.css';

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

interface RecoveryCodeDialogProps {
  /** Null while there is none to show. */
  readonly code: string | null;
  readonly onClose: () => void;
}

/** The one time that the code is seen. Nothing but its own button closes it, so that it isn't lost by a slip. */
function RecoveryCodeDialog({ code, onClose }: RecoveryCodeDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('vault.recoveryCode.title')}
      isOpen={code !== null}
      isPrintable
      actions={
        <Button look="primary" onPress={onClose}>
          {t('vault.recoveryCode.written')}
        </Button>
      }
    >
      <p>{t('vault.recoveryCode.text')}</p>
      <p className={styles.code}>
        {code?.split('-').map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same, and none ever moves
          <span key={index}>{group}</span>
        ))}
      </p>
      <div className={styles.tools}>
        <CopyButton text={code ?? ''} what={t('vault.recoveryCode.copied')} label={t('vault.recoveryCode.copy')} />
        <Button onPress={() => window.print()}>
          <Printer size={15} aria-hidden="true" />
          {t('vault.recoveryCode.print')}
        </Button>
      </div>
      <p className={styles.once}>{t('vault.recoveryCode.once')}</p>
    </Dialog>
  );
}
