import type { ReactNode } from 'react';
import styles from './emptiness.module.css';

interface EmptinessProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** In place of a list with nothing in it: why that is so, and what can be done. */
export function Emptiness({ icon, title, children, action }: EmptinessProps) {
  return (
    <div className={styles.emptiness}>
      <span className={styles.icon}>{icon}</span>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{children}</p>
      {action}
    </div>
  );
}
