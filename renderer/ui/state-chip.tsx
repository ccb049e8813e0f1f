import clsx from 'clsx';
import { CircleDashed, CircleSlash, TriangleAlert } from 'lucide-react';
import styles from './state-chip.module.css';

interface StateChipProps {
  /** It goes on by itself, wants somebody's attention, or is over. */
  readonly tone: 'moving' | 'attention' | 'over';
  readonly children: string;
}

const icons = { moving: CircleDashed, attention: TriangleAlert, over: CircleSlash };

/** A state in words, where there is no verdict: outlined, so that it is not taken for one. */
export function StateChip({ tone, children }: StateChipProps) {
  const Icon = icons[tone];
  return (
    <span className={clsx(styles.chip, styles[tone])}>
      <Icon size={14} aria-hidden="true" />
      <span className={styles.words}>{children}</span>
    </span>
  );
}
