import { ChevronRight } from 'lucide-react';
import { type RefObject, useId } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../base/focus.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { ArrivalWords, byCase, hashOfArrivals } from '../check/arrivals/arrival-words.tsx';
import { useArrivals, useSee } from '../check/arrivals/use-arrivals.ts';
import styles from './just-arrived.module.css';

const MOST_SHOWN = 4;

interface JustArrivedProps {
  /** The screen's, which has the focus once all of it was seen. */
  readonly heading: RefObject<HTMLElement | null>;
}

/** What has come while nobody looked, until it is opened. */
export function JustArrived({ heading }: JustArrivedProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useArrivals();
  const see = useSee();
  const titleId = useId();
  useFocusBack(heading, data ? String(data.items.length > 0) : null);
  if (!data || data.items.length === 0) return null;
  const shown = byCase(data.items).slice(0, MOST_SHOWN);
  const more = data.total - shown.flat().length;
  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <header className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {t('arrivals.title')}
        </h2>
        <Button look="quiet" onPress={() => see(data.items.map(({ id }) => id))}>
          {t('arrivals.seeAll')}
        </Button>
      </header>
      <ul className={styles.list}>
        {shown.map((arrivals) => (
          <li key={arrivals[0].id}>
            <Link className={styles.arrival ?? ''} href={hashOfArrivals(arrivals)}>
              <ArrivalWords arrivals={arrivals} />
              <ChevronRight size={16} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={styles.more}>{t('arrivals.more', formats.counted(more))}</p> : null}
    </section>
  );
}
