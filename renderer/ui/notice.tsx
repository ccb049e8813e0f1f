import clsx from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly tone: 'calm' | 'good' | 'warning' | 'problem';
  /** Read out at once when it appears. */
  readonly isAlert?: boolean;
  /** What it comes down to, before the rest. */
  readonly title?: string;
  readonly children: ReactNode;
}

const icons = { calm: Info, good: CircleCheck, warning: TriangleAlert, problem: CircleAlert };

/** A sentence that should not be overlooked. */
export function Notice({ tone, isAlert = false, title, children }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={clsx(styles.notice, styles[tone])} role={isAlert ? 'alert' : undefined}>
      <Icon size={16} aria-hidden="true" />
      <div>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
