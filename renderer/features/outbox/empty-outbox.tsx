import { PackageCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useIsPractice } from '../../app/use-program.ts';
import { goTo } from '../../app/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { Emptiness } from '../../ui/emptiness.tsx';
import styles from './empty-outbox.module.css';

/** Nothing is open: what the outbox is for, and the ways to fill it. */
export function EmptyOutbox() {
  const { t } = useTranslation();
  const isPractice = useIsPractice();
  return (
    <div className={styles.frame}>
      <Emptiness
        icon={<PackageCheck size={30} strokeWidth={1.75} aria-hidden="true" />}
        title={t('outbox.empty.title')}
        action={
          <>
            {isPractice ? <p className={styles.practice}>{t('outbox.empty.practice')}</p> : null}
            <div className={styles.ways}>
              <Button onPress={() => goTo('liveness')}>{t('outbox.empty.lookup')}</Button>
              <Button onPress={() => goTo('match')}>{t('outbox.empty.match')}</Button>
            </div>
          </>
        }
      >
        {t('outbox.empty.text')}
      </Emptiness>
    </div>
  );
}
