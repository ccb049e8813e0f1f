import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsSection } from '../addresses/routes.ts';
import { useSection } from '../addresses/use-route.ts';
import styles from './panels.module.css';

interface SectionProps {
  readonly name: SettingsSection;
  /** More help, below the introduction. */
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the settings: what it is about on the left, what there is to set on the right. */
export function Section({ name, help, children }: SectionProps) {
  const { t } = useTranslation();
  const wanted = useSection();
  useEffect(() => {
    if (wanted === name) showSection(name);
  }, [wanted, name]);
  const id = headingId(name);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.about}>
        <h2 id={id} tabIndex={-1} className={styles.heading}>
          {t(`settings.section.${name}.title`)}
        </h2>
        <p className={styles.intro}>{t(`settings.section.${name}.intro`)}</p>
        {help}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}

function headingId(name: SettingsSection): string {
  return `settings-${name}`;
}

/** Puts the focus on a section's heading. */
export function focusSection(name: SettingsSection, options?: FocusOptions): void {
  document.getElementById(headingId(name))?.focus(options);
}

/** Brings a section into view, and the focus to its heading. */
export function showSection(name: SettingsSection): void {
  focusSection(name, { preventScroll: true });
  document.getElementById(headingId(name))?.closest('section')?.scrollIntoView();
}
