import { type ReactNode, type Ref, useId } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './settings.module.css';

interface OpeningPanelProps {
  readonly title: string;
  readonly titleRef: Ref<HTMLHeadingElement>;
  readonly text: string;
  /** What opens the form. */
  readonly button: string;
  readonly onOpen: () => void;
  /** Why it can't be done yet; null where it can. */
  readonly lack: string | null;
  /** What came of it the last time. */
  readonly children?: ReactNode;
}

/** Says what can be done here; its form comes in its place once it is wanted. */
export function OpeningPanel({ title, titleRef, text, button, onOpen, lack, children }: OpeningPanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.panelRow}>
        <div className={styles.panelHead}>
          <h3 id={id} ref={titleRef} tabIndex={-1} className={styles.panelTitle}>
            {title}
          </h3>
          <p className={styles.quiet}>{text}</p>
        </div>
        {lack === null ? (
          <Button className={styles.main ?? ''} onPress={onOpen}>
            {button}
          </Button>
        ) : (
          <p className={styles.lack}>{lack}</p>
        )}
      </div>
      <div role="status" className={styles.outcome}>
        {children}
      </div>
    </section>
  );
}
