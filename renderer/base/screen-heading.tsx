import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Route } from './addresses/routes.ts';
import { hasNavigated } from './addresses/use-route.ts';
import styles from './screen.module.css';

interface ScreenHeadingProps {
  readonly route: Route;
  readonly title: string;
  readonly intro: string;
  readonly aside?: ReactNode;
  readonly ref?: RefObject<HTMLHeadingElement | null>;
}

/** A screen's title, which is also the window's, and gets the focus when the screen comes into view. */
export function ScreenHeading({ route, title, intro, aside, ref }: ScreenHeadingProps) {
  const { t } = useTranslation();
  const own = useRef<HTMLHeadingElement>(null);
  const heading = ref ?? own;
  const screenName = t(`screen.${route}`);
  // Effects run anew each time a screen comes into view.
  useEffect(() => {
    document.title = t('shell.title', { screen: screenName });
    if (hasNavigated()) heading.current?.focus();
  }, [t, screenName, heading]);
  return (
    <header className={styles.heading}>
      <div className={styles.titleRow}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {aside}
      </div>
      <p className={styles.intro}>{intro}</p>
    </header>
  );
}
