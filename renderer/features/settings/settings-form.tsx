import type { ReactNode } from 'react';
import { CallNotice } from '../../app/form/call-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './settings.module.css';
import type { KeepSettings } from './use-keep-settings.ts';

interface SettingsFormProps {
  readonly name: string;
  readonly submit: string;
  readonly saved: string;
  readonly keeping: KeepSettings;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A part of the settings that is saved as a whole. */
export function SettingsForm({ name, submit, saved, keeping, onSubmit, children }: SettingsFormProps) {
  return (
    <form
      className={styles.panel}
      aria-label={name}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!keeping.call.isUnderWay) onSubmit();
      }}
    >
      {children}
      <CallNotice problem={keeping.call.problem} />
      <div className={styles.actions}>
        <Button look="primary" type="submit" isBusy={keeping.call.isUnderWay} className={styles.main ?? ''}>
          {submit}
        </Button>
      </div>
      <div role="status" className={styles.outcome}>
        {keeping.isSaved ? <Notice tone="good">{saved}</Notice> : null}
      </div>
    </form>
  );
}
