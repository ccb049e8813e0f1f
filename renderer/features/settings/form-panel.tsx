import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import type { OneCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import styles from './settings.module.css';

interface FormPanelProps {
  readonly title: string;
  readonly submit: string;
  readonly call: OneCall;
  readonly onSubmit: () => void;
  readonly onCancel: (() => void) | null;
  readonly children: ReactNode;
}

/** A small form with a title, its buttons, and what went wrong. */
export function FormPanel({ title, submit, call, onSubmit, onCancel, children }: FormPanelProps) {
  const { t } = useTranslation();
  return (
    <form
      className={styles.panel}
      aria-label={title}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h3 className={styles.panelTitle}>{title}</h3>
      {children}
      <CallNotice problem={call.problem} />
      <div className={styles.actions}>
        <Button look="primary" type="submit" isBusy={call.isUnderWay} className={styles.main ?? ''}>
          {submit}
        </Button>
        {onCancel ? (
          <Button className={styles.main ?? ''} onPress={onCancel}>
            {t('common.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
