import { ScanFace, Settings, Users } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Keys } from '../ui/keys.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { BrandMark } from './brand-mark.tsx';
import styles from './rail.module.css';
import { type Route, routes } from './routes.ts';
import { keysOf } from './shortcuts.ts';

const icons = { liveness: ScanFace, match: Users, settings: Settings };

interface RailProps {
  readonly route: Route;
}

export function Rail({ route }: RailProps) {
  const { t } = useTranslation();
  return (
    <nav className={styles.rail} aria-label={t('shell.navigation')}>
      <div className={styles.brand}>
        <BrandMark />
        <span className={styles.name}>{t('shell.program')}</span>
      </div>
      <ul className={styles.list}>
        {routes.map((entry, index) => (
          <li key={entry}>
            <Entry route={entry} keys={keysOf(String(index + 1), navigator.platform)} isCurrent={entry === route} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface EntryProps {
  readonly route: Route;
  readonly keys: readonly string[];
  readonly isCurrent: boolean;
}

function Entry({ route, keys, isCurrent }: EntryProps) {
  const { t } = useTranslation();
  const Icon = icons[route];
  return (
    <Tooltip text={t(`screen.${route}`)} keys={keys} placement="right">
      <Link className={styles.entry ?? ''} href={`#${route}`} aria-current={isCurrent ? 'page' : 'false'}>
        <Icon size={18} aria-hidden="true" />
        <span>{t(`screen.${route}`)}</span>
        <span className={styles.keys}>
          <Keys keys={keys} />
        </span>
      </Link>
    </Tooltip>
  );
}
