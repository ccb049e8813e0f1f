import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hashOfSection, type SettingsSection } from './routes.ts';
import styles from './settings-link.module.css';

interface SettingsLinkProps {
  readonly section: SettingsSection;
  /** In place of the usual words. */
  readonly text?: string;
}

/** The way from where something is missing to where it can be mended. */
export function SettingsLink({ section, text }: SettingsLinkProps) {
  const { t } = useTranslation();
  return (
    <Link className={styles.link ?? ''} href={hashOfSection(section)}>
      {text ?? t(`settings.goTo.${section}`)}
    </Link>
  );
}
