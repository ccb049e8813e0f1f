import clsx from 'clsx';
import { CircleAlert, CircleCheck, CircleDashed, CircleDot, CirclePause } from 'lucide-react';
import styles from './status-chip.module.css';

export type StatusTone = 'good' | 'busy' | 'calm' | 'attention' | 'problem';

/** Each tone has a shape of its own, so that it can be told without colour. */
const icons = { good: CircleCheck, busy: CircleDot, calm: CircleDashed, attention: CirclePause, problem: CircleAlert };

/** In a word or two, how something stands. */
export function StatusChip({ tone, children }: { readonly tone: StatusTone; readonly children: string }) {
  const Icon = icons[tone];
  return (
    <span className={clsx(styles.chip, styles[tone])}>
      <Icon size={14} aria-hidden="true" />
      {children}
    </span>
  );
}
