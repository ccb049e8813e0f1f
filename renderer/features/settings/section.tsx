import { type ReactNode, type Ref, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsSection } from '../../app/routes.ts';
import { useSection } from '../../app/use-route.ts';
import styles from './settings.module.css';

interface SectionProps {
  readonly name: SettingsSection;
  readonly headingRef: Ref<HTMLHeadingElement>;
  /** More help, below the introduction. */
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the settings: what it is about on the left, what there is to set on the right. */
export function Section({ name, headingRef, help, children }: SectionProps) {
  const { t } = useTranslation();
  const id = headingId(name);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.about}>
        <h2 id={id} ref={headingRef} tabIndex={-1} className={styles.heading}>
          {t(`settings.section.${name}.title`)}
        </h2>
        <p className={styles.intro}>{t(`settings.section.${name}.intro`)}</p>
        {help}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}

/** The heading of a section, which gets the focus when a link leads to it. */
export function useSectionHeading(name: SettingsSection): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = useSection();
  useEffect(() => {
    if (wanted !== name) return;
    showSection(name);
  }, [wanted, name]);
  return heading;
}

function headingId(name: SettingsSection): string {
  return `settings-${name}`;
}

/** Brings a section into view, and the focus to its heading. */
export function showSection(name: SettingsSection): void {
  const heading = document.getElementById(headingId(name));
  heading?.focus({ preventScroll: true });
  heading?.closest('section')?.scrollIntoView();
}
