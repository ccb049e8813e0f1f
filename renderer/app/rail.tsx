import { FolderOpen, History, Inbox, ScanFace, Settings, Users } from 'lucide-react';
import { useId } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hashOf, type Route, routes } from '../base/addresses/routes.ts';
import { keysOf } from '../base/shortcuts.ts';
import { useOpenCount } from '../base/use-outbox.ts';
import { usePlatform } from '../base/use-platform.ts';
import { Keys } from '../ui/keys.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import hidden from '../ui/visually-hidden.module.css';
import styles from './rail.module.css';

const icons = {
  case: FolderOpen,
  liveness: ScanFace,
  match: Users,
  outbox: Inbox,
  history: History,
  settings: Settings,
};

/** For whoever needs just one check: apart from the visit. */
const single: readonly Route[] = ['liveness', 'match'];

interface RailProps {
  readonly route: Route;
  /** The records aren't open: only the settings are of use. */
  readonly isShut: boolean;
}

export function Rail({ route, isShut }: RailProps) {
  const { t } = useTranslation();
  const labelId = useId();
  return (
    <nav className={styles.rail} aria-label={t('shell.navigation')}>
      <div className={styles.brand}>
        <BrandMark />
        <span className={styles.name}>{t('shell.program')}</span>
      </div>
      <Entries entries={routes.filter((entry) => !single.includes(entry))} route={route} isShut={isShut} />
      <div className={styles.single}>
        <h2 id={labelId} className={styles.label}>
          {t('shell.singleChecks')}
        </h2>
        <Entries entries={single} route={route} isShut={isShut} labelledBy={labelId} />
      </div>
    </nav>
  );
}

interface EntriesProps extends RailProps {
  readonly entries: readonly Route[];
  readonly labelledBy?: string;
}

function Entries({ entries, route, isShut, labelledBy }: EntriesProps) {
  const platform = usePlatform();
  return (
    <ul className={styles.list} aria-labelledby={labelledBy}>
      {entries.map((entry) => (
        <li key={entry}>
          <Entry
            route={entry}
            keys={keysOf(String(routes.indexOf(entry) + 1), platform)}
            isCurrent={entry === route}
            isDisabled={isShut && entry !== 'settings'}
          />
        </li>
      ))}
    </ul>
  );
}

interface EntryProps {
  readonly route: Route;
  readonly keys: readonly string[];
  readonly isCurrent: boolean;
  readonly isDisabled: boolean;
}

function Entry({ route, keys, isCurrent, isDisabled }: EntryProps) {
  const { t } = useTranslation();
  const count = useOpenCount();
  const Icon = icons[route];
  const shown = route === 'outbox' && count ? count : null;
  return (
    <Tooltip text={t(`screen.${route}`)} keys={keys} placement="right">
      <Link
        className={styles.entry ?? ''}
        href={hashOf(route)}
        aria-current={isCurrent ? 'page' : 'false'}
        isDisabled={isDisabled}
      >
        <span className={styles.icon}>
          <Icon size={18} aria-hidden="true" />
          {shown ? <Count count={shown} /> : null}
        </span>
        <span aria-hidden={shown !== null || undefined}>{t(`screen.${route}`)}</span>
        {shown ? (
          <>
            <span className={hidden.hidden}>
              {t('shell.outboxCount', { screen: t(`screen.${route}`), count: shown })}
            </span>
            <Count count={shown} />
          </>
        ) : null}
        <span className={styles.keys}>
          <Keys keys={keys} />
        </span>
      </Link>
    </Tooltip>
  );
}

const MOST_SHOWN = 999;

/** For the eye; the link's name says it too. */
function Count({ count }: { readonly count: number }) {
  return (
    <span className={styles.count} aria-hidden="true">
      {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
    </span>
  );
}

/** A face in a gauge: what the program is about, in one drawing. */
function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
      <rect width="32" height="32" rx="8" className={styles.markGround} />
      <path
        d="M8.2 20.5 A9 9 0 1 1 23.8 20.5"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        className={styles.markArc}
      />
      <circle cx="16" cy="14.5" r="3" className={styles.markFace} />
      <path d="M10.5 24.5 a5.5 4.5 0 0 1 11 0 z" className={styles.markFace} />
    </svg>
  );
}
