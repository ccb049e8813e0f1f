import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface QuestionProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** What the button says that goes on. */
  readonly yes: string;
  /** And the one that leaves everything as it is. */
  readonly no?: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

/** Asks before something is done that can't be undone, or costs something. */
export function Question({ title, isOpen, yes, no, onYes, onNo, isBusy = false, children }: QuestionProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onDismiss={onNo}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onNo}>{no ?? t('common.cancel')}</Button>
          <Button look="primary" isBusy={isBusy} onPress={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
