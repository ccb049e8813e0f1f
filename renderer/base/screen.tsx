import { type ReactNode, useEffect, useRef } from 'react';
import type { Route } from './addresses/routes.ts';
import styles from './screen.module.css';
import { ScreenHeading } from './screen-heading.tsx';

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
  const result = useShownFromTop(props.resultId);
  return (
    <div className={styles.screen}>
      <div className={styles.form}>
        <ScreenHeading route={props.route} title={props.title} intro={props.intro} aside={props.titleAside} />
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
