import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Route } from '../../app/routes.ts';
import styles from '../../app/settings-link.module.css';

const outbox: Route = 'outbox';

/** The way to where held checks are released. */
export function OutboxLink() {
  const { t } = useTranslation();
  return (
    <Link className={styles.link ?? ''} href={`#${outbox}`}>
      {t('records.toOutbox')}
    </Link>
  );
}
