import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wasRevived } from '../base/kept.ts';
import { ShowLog } from '../base/show-log.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './fault-bar.module.css';
import { onFault } from './report-fault.ts';

/** Above all screens, until it is put away: that something broke, what it means, and what to do. */
export function FaultBar() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [told, setTold] = useState<'revived' | 'fault' | null>(() => (wasRevived() ? 'revived' : null));
  useEffect(() => onFault(() => setTold('fault')), []);
  if (told === null) return null;
  return (
    <div className={styles.bar}>
      <Notice tone={told === 'revived' ? 'calm' : 'problem'} isAlert>
        <div className={styles.content}>
          <p className={styles.text}>
            <strong>{t(`fault.${told}.title`)}</strong> {t(`fault.${told}.text`)}
          </p>
          <div className={styles.actions}>
            {told === 'fault' ? (
              <Button
                onPress={() => {
                  setTold(null);
                  void client.invalidateQueries();
                }}
              >
                {t('fault.tryAgain')}
              </Button>
            ) : null}
            <ShowLog />
            <Button look="quiet" onPress={() => setTold(null)}>
              {t('fault.putAway')}
            </Button>
          </div>
        </div>
      </Notice>
    </div>
  );
}
