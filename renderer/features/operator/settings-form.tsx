import type { ReactNode } from 'react';
import { FormActions } from '../../base/panels/form-actions.tsx';
import styles from '../../base/panels/panels.module.css';
import { Form } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
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
    <Form
      className={styles.panel}
      aria-label={name}
      onSubmit={() => {
        if (!keeping.call.isUnderWay) onSubmit();
      }}
    >
      {children}
      <FormActions submit={submit} call={keeping.call} onCancel={null} />
      <div role="status" className={styles.outcome}>
        {keeping.isSaved ? <Notice tone="good">{saved}</Notice> : null}
      </div>
    </Form>
  );
}
