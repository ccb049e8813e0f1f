import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './recovery-code.module.css';

interface RecoveryCodeDialogProps {
  /** Null while there is none to show. */
  readonly code: string | null;
  readonly onClose: () => void;
}

/** The one time that the code is seen. Nothing but its own button closes it, so that it isn't lost by a slip. */
export function RecoveryCodeDialog({ code, onClose }: RecoveryCodeDialogProps) {
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
