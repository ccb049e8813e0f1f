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
  /** Of what is in view there: something new is shown from its top. */
  readonly resultId: string | null;
  readonly result: ReactNode;
}

/** A screen: what is asked on the left, what came of it on the right. */
export function Screen(props: ScreenProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const result = useShownFromTop(props.resultId);
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
      <section ref={result} className={styles.result} aria-label={props.resultLabel}>
        {props.result}
      </section>
    </div>
  );
}

/** In a small window the result stands below the form and has to be brought into view as well. */
function useShownFromTop(resultId: string | null) {
  const result = useRef<HTMLElement>(null);
  const shown = useRef(resultId);
  useEffect(() => {
    if (shown.current === resultId) return;
    shown.current = resultId;
    result.current?.scrollTo({ top: 0 });
    const top = result.current?.getBoundingClientRect().top ?? 0;
    if (top > window.innerHeight / 2 || top < 0) result.current?.scrollIntoView();
  }, [resultId]);
  return result;
}
