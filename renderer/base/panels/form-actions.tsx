import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CallNotice } from '../form/call-notice.tsx';
import type { OneCall } from '../form/use-call.ts';
import styles from './panels.module.css';

export interface FormActionsProps {
  readonly submit: string;
  readonly call: Pick<OneCall, 'isUnderWay' | 'problem'>;
  /** Null where the form is always there. */
  readonly onCancel: (() => void) | null;
}

/** The buttons of a form, and what went wrong when it was last sent. */
export function FormActions({ submit, call, onCancel }: FormActionsProps) {
  const { t } = useTranslation();
  return (
    <>
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
    </>
  );
}
