import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** By Escape or a press outside; without it only the dialog's own buttons close it. */
  readonly onDismiss?: () => void;
  /** `alertdialog` for a question that has to be answered before anything else. */
  readonly role?: 'dialog' | 'alertdialog';
  /** On paper it stands alone, without its buttons. */
  readonly isPrintable?: boolean;
  /** For what is looked at rather than read. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
  /** The buttons, the one that goes on last. */
  readonly actions: ReactNode;
}

/** Asks or tells something that can't wait. The focus goes back to where it came from. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onDismiss, role = 'dialog', isPrintable = false, isWide = false, children, actions } = props;
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      data-printable={isPrintable || undefined}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onDismiss?.();
      }}
      isDismissable={onDismiss !== undefined && role === 'dialog'}
      isKeyboardDismissDisabled={onDismiss === undefined}
    >
      <Modal className={styles.modal ?? ''} data-wide={isWide || undefined}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.heading ?? ''}>
            {title}
          </Heading>
          <div className={styles.content}>{children}</div>
          <div className={styles.actions}>{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
