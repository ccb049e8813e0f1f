import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Route } from './routes.ts';
import styles from './screen.module.css';
import { hasNavigated } from './use-route.ts';

interface ScreenProps {
  readonly route: Route;
  readonly title: string;
  readonly intro: string;
  readonly titleAside?: ReactNode;
  /** What is asked, on the left. */
  readonly form: ReactNode;
  /** The name of the part on the right. */
  readonly resultLabel: string;
  readonly result: ReactNode;
}

/** A screen: what is asked on the left, what came of it on the right. */
export function Screen(props: ScreenProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const screenName = t(`screen.${props.route}`);
  // Effects run anew each time a screen comes into view.
  useEffect(() => {
    document.title = t('shell.title', { screen: screenName });
    if (hasNavigated()) heading.current?.focus();
  }, [t, screenName]);
  return (
    <div className={styles.screen}>
      <div className={styles.form}>
        <header className={styles.heading}>
          <div className={styles.titleRow}>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              {props.title}
            </h1>
            {props.titleAside}
          </div>
          <p className={styles.intro}>{props.intro}</p>
        </header>
        {props.form}
      </div>
      <section className={styles.result} aria-label={props.resultLabel}>
        {props.result}
      </section>
    </div>
  );
}
