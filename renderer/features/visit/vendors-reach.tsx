import { CircleCheck, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useIsPractice } from '../../base/use-program.ts';
import { useSurroundings } from '../../base/use-surroundings.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './vendors-reach.module.css';

/** Before the face check on the phone is begun: whether both vendors could be asked now. */
export function VendorsReach() {
  const { t } = useTranslation();
  const isPractice = useIsPractice();
  const { data } = useSurroundings(true);
  const away = data?.vendors.filter(({ state }) => state === 'notReached').map(({ vendor }) => t(`vendor.${vendor}`));
  const isReady = data?.vendors.every(({ state }) => state === 'reached');
  // Without credentials nobody knows whom to ask; that is said elsewhere.
  if (data && !isReady && away?.length === 0) return null;
  if (away && away.length > 0) {
    return (
      <Notice tone="warning">
        <strong>{t('visit.reach.away', { count: away.length, vendors: away.join(', ') })}</strong>{' '}
        {t('visit.reach.wait')}
      </Notice>
    );
  }
  return (
    <p role="status" className={styles.reach} data-ready={isReady || undefined}>
      {isReady ? <CircleCheck size={16} aria-hidden="true" /> : <LoaderCircle size={16} aria-hidden="true" />}
      <span>{t(isReady ? (isPractice ? 'visit.reach.practice' : 'visit.reach.ready') : 'visit.reach.asking')}</span>
    </p>
  );
}
