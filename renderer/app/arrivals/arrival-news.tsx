import { Inbox, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { caseAddress } from '../../base/addresses/case-address.ts';
import { hashOf } from '../../base/addresses/routes.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { ArrivalWords, byCase, hashOfArrivals } from '../../features/check/arrivals/arrival-words.tsx';
import { type Arrival, isInView, useArrivals } from '../../features/check/arrivals/use-arrivals.ts';
import { Button } from '../../ui/button.tsx';
import styles from './arrival-news.module.css';
import { freshArrivals, type Known } from './fresh-arrivals.ts';

/** In milliseconds; it stays listed on Cases. */
const SHOWN_FOR = 12_000;

/**
 * What arrives while another screen is in view says so, and leads there. React Aria's own toasts are not stable yet, and one
 * at a time is all that is wanted.
 */
export function ArrivalNews() {
  const { t } = useTranslation();
  const [news, putAway] = useNews();
  return (
    <aside className={styles.place} aria-label={t('arrivals.label')}>
      <div role="status">{news.length === 0 ? null : <News news={news} putAway={putAway} />}</div>
    </aside>
  );
}

interface NewsProps {
  /** At least one. */
  readonly news: readonly Arrival[];
  readonly putAway: () => void;
}

/** Mounted as long as there is any: whoever is still reading it as it goes does not keep the next. */
function News({ news, putAway }: NewsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [isHeld, setHeld] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is added is shown as long
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(putAway, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [news, isHeld, putAway]);
  const [first, ...others] = byCase(news);
  if (!first) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever points at it or tabs into it is still reading
    <div
      className={styles.news}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Link
        className={styles.link ?? ''}
        href={others.length === 0 ? hashOfArrivals(first) : hashOf('case')}
        onPress={putAway}
      >
        <Inbox size={18} aria-hidden="true" />
        {others.length === 0 ? (
          <ArrivalWords arrivals={first} />
        ) : (
          <strong>{t('arrivals.several', formats.counted(news.length))}</strong>
        )}
      </Link>
      <Button look="icon" aria-label={t('arrivals.dismiss')} onPress={putAway}>
        <X size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}

/** Those that have arrived since the window is open, out of view; with those before them that were not put away. */
function useNews(): readonly [readonly Arrival[], () => void] {
  const { data } = useArrivals();
  const known = useRef<Known | null>(null);
  const [news, setNews] = useState<readonly Arrival[]>([]);
  const [putAway] = useState(() => () => setNews([]));
  // The list of cases has all of it.
  useEffect(() => {
    const look = () => isListInView() && putAway();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [putAway]);
  useEffect(() => {
    if (!data) return;
    const { items, total } = data;
    const before = known.current;
    known.current = { ids: new Set(items.map(({ id }) => id)), wasCut: total > items.length };
    const fresh = isListInView() ? [] : freshArrivals(before, items).filter((arrival) => !isInView(arrival));
    // What was seen meanwhile is no news any more.
    setNews((shown) => {
      const still = items.filter(({ id }) => shown.some((arrival) => arrival.id === id));
      return fresh.length === 0 && still.length === shown.length ? shown : [...fresh, ...still];
    });
  }, [data]);
  return [news, putAway];
}

function isListInView(): boolean {
  return caseAddress(window.location.hash)?.shows === 'list';
}
