import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import styles from './editing-notice.module.css';
import type { Editing } from './use-editing.ts';

interface EditingNoticeProps {
  readonly editing: Pick<Editing, 'edited' | 'isGone' | 'cancel'>;
}

/** Above a form that holds a failed check's values: what will become of it, and the way out. */
export function EditingNotice({ editing: { edited, isGone, cancel } }: EditingNoticeProps) {
  const { t } = useTranslation();
  if (isGone) {
    return (
      <div className={styles.place}>
        <Notice tone="warning" isAlert>
          {t('check.editing.gone')}
        </Notice>
      </div>
    );
  }
  if (!edited) return null;
  const { caseReference, mode } = edited;
  return (
    <div className={styles.place}>
      <Notice tone="calm">
        <p>
          <strong>
            {caseReference === '' ? t('check.editing.text') : t('check.editing.textOf', { reference: caseReference })}
          </strong>{' '}
          {t('check.editing.how')} {t('check.editing.mode', { mode: t(`mode.${mode}.inWords`) })}
        </p>
        <Button look="quiet" className={styles.cancel ?? ''} onPress={cancel}>
          {t('check.editing.cancel')}
        </Button>
      </Notice>
    </div>
  );
}
