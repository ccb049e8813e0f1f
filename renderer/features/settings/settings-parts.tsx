import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { hashOfSection, settingsSections } from '../../app/routes.ts';
import { showSection } from './section.tsx';
import styles from './settings-parts.module.css';

/** The parts of the settings, as the screen is longer than any window. */
export function SettingsParts() {
  const { t } = useTranslation();
  return (
    <nav className={styles.parts} aria-label={t('settings.parts')}>
      {settingsSections.map((section) => (
        <Link
          key={section}
          className={styles.part ?? ''}
          href={hashOfSection(section)}
          // The address may be this one already, and nothing would hear of it.
          onPress={() => showSection(section)}
        >
          {t(`settings.section.${section}.short`)}
        </Link>
      ))}
    </nav>
  );
}
