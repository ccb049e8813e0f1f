import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { CallNotice } from '../../app/form/call-notice.tsx';
import type { OneCall } from '../../app/form/use-call.ts';
import { Button } from '../../ui/button.tsx';
import styles from './settings.module.css';

interface FormPanelProps {
  readonly title: string;
  /** Where the title has to take the focus. */
  readonly titleRef?: Ref<HTMLHeadingElement>;
  /** Under what the title stands. */
  readonly titleLevel?: 2 | 3;
  readonly submit: string;
  readonly call: Pick<OneCall, 'isUnderWay' | 'problem'>;
  readonly onSubmit: () => void;
  readonly onCancel: (() => void) | null;
  readonly children: ReactNode;
}

/** A small form with a title, its buttons, and what went wrong. */
export function FormPanel(props: FormPanelProps) {
  const { title, titleRef, titleLevel = 3, submit, call, onSubmit, onCancel, children } = props;
  const { t } = useTranslation();
  const Title = `h${titleLevel}` as const;
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
      <Title ref={titleRef} tabIndex={-1} className={styles.panelTitle}>
        {title}
      </Title>
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
