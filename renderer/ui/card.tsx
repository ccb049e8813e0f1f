import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import styles from './card.module.css';

interface CardProps {
  readonly title?: string;
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Card({ title, aside, className, children }: CardProps) {
  const titleId = useId();
  return (
    <section className={clsx(styles.card, className)} aria-labelledby={title ? titleId : undefined}>
      {title ? (
        <header className={styles.header}>
          <h3 id={titleId} className={styles.title}>
            {title}
          </h3>
          {aside}
        </header>
      ) : null}
      {children}
    </section>
  );
}
