import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { isCommand, keysOf } from '../../app/shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import styles from './submit-bar.module.css';
import type { Submission } from './use-submission.ts';

interface SubmitBarProps {
  readonly label: string;
  readonly submission: Submission;
  readonly submit: () => void;
  /** What should be read before sending. */
  readonly children?: ReactNode;
}

/** The one button a form is for, always in view, also as Ctrl+Enter from anywhere on the screen. */
export function SubmitBar({ label, submission, submit, children }: SubmitBarProps) {
  const { t } = useTranslation();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isCommand(event, 'Enter') || isInOverlay(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      submit();
    };
    // Before a button that has the focus takes it for a press of its own.
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [submit]);
  const keys = keysOf('Enter', navigator.platform);
  return (
    <div className={styles.bar}>
      {children}
      <CallNotice problem={submission.problem} />
      <Button look="primary" type="submit" isBusy={submission.isBusy} className={styles.button ?? ''}>
        <span>{label}</span>
        <Keys keys={keys} />
      </Button>
      <span hidden id="submit-shortcut">
        {t('common.shortcut', { keys: keys.join('+') })}
      </span>
    </div>
  );
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}
