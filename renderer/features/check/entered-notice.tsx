import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import styles from './entered-notice.module.css';

interface EnteredNoticeProps {
  readonly isShown: boolean;
  readonly emptyForm: () => void;
}

/** After a check was entered: it is kept, and the form can be had empty for the next customer. */
export function EnteredNotice({ isShown, emptyForm }: EnteredNoticeProps) {
  const { t } = useTranslation();
  if (!isShown) return null;
  return (
    <p className={styles.notice}>
      <span>{t('check.entered')}</span>
      <Button look="quiet" className={styles.button ?? ''} onPress={emptyForm}>
        {t('check.emptyForm')}
      </Button>
    </p>
  );
}
