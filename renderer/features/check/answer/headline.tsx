import clsx from 'clsx';
import type { ReactNode } from 'react';
import styles from './headline.module.css';

interface HeadlineProps {
  readonly tone: 'pass' | 'fail' | 'review' | 'notComputable' | 'busy' | 'attention' | 'ended';
  readonly icon?: ReactNode;
  /** A word set before the sentence, such as YES. */
  readonly lead?: string | null;
  readonly children: string;
}

export function Headline({ tone, icon, lead, children }: HeadlineProps) {
  return (
    <h2 className={clsx(styles.headline, styles[tone])}>
      {icon}
      {lead ? (
        <span>
          <span className={styles.lead}>{lead}</span> <span className={styles.rest}>{children}</span>
        </span>
      ) : (
        <span>{children}</span>
      )}
    </h2>
  );
}
