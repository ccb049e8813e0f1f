import clsx from 'clsx';
import { CircleDashed, CircleSlash, Hand } from 'lucide-react';
import styles from './state-chip.module.css';

/** It goes on by itself, stands still until somebody does something, or is over. */
export type StateTone = 'moving' | 'person' | 'over';

const icons = { moving: CircleDashed, person: Hand, over: CircleSlash };

/** No verdict has one of these shapes. */
export function StateIcon({ tone, size }: { readonly tone: StateTone; readonly size: number }) {
  const Icon = icons[tone];
  return <Icon size={size} aria-hidden="true" />;
}

/** A state in words, where there is no verdict: outlined, and in no verdict's colour, so that it is not taken for one. */
export function StateChip({ tone, children }: { readonly tone: StateTone; readonly children: string }) {
  return (
    <span className={clsx(styles.chip, styles[tone])}>
      <StateIcon tone={tone} size={14} />
      <span className={styles.words}>{children}</span>
    </span>
  );
}
