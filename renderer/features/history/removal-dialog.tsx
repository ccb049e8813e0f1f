import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemovalReason } from '../../../shared/case.ts';
import type { CallProblem } from '../../../shared/contract.ts';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RemovalReasons } from './removal-reasons.tsx';

interface RemovalDialogProps {
  readonly title: string;
  readonly yes: string;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  /** It can't be done now; the text says why. */
  readonly isRefused?: boolean;
  readonly problem: CallProblem | null;
  readonly onRemove: (reason: RemovalReason) => void;
  readonly onClose: () => void;
  /** What goes, and what stays. */
  readonly children: ReactNode;
}

/** Asks for the reason before something leaves the records for good. */
export function RemovalDialog(props: RemovalDialogProps) {
  const { title, yes, isOpen, isBusy, isRefused = false, problem, onRemove, onClose, children } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState<RemovalReason | null>(null);
  const close = () => {
    setReason(null);
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onDismiss={close}
      role="alertdialog"
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button
            look="primary"
            isBusy={isBusy}
            isDisabled={isRefused || reason === null}
            onPress={() => {
              if (reason !== null) onRemove(reason);
            }}
          >
            {yes}
          </Button>
        </>
      }
    >
      {children}
      {isRefused ? null : <RemovalReasons value={reason} onChange={setReason} />}
      <CallNotice problem={problem} />
    </Dialog>
  );
}
