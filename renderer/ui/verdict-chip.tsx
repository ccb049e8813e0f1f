import clsx from 'clsx';
import { Check, CircleHelp, Eye, X } from 'lucide-react';
import styles from './verdict-chip.module.css';

export type VerdictTone = 'pass' | 'fail' | 'review' | 'notComputable';

interface VerdictIconProps {
  readonly tone: VerdictTone;
  readonly size: number;
}

const icons = { pass: Check, fail: X, review: Eye, notComputable: CircleHelp };

/** Each verdict has a shape of its own, so that it can be told without colour. */
export function VerdictIcon({ tone, size }: VerdictIconProps) {
  const Icon = icons[tone];
  return <Icon size={size} strokeWidth={2.5} aria-hidden="true" />;
}

interface VerdictChipProps {
  readonly tone: VerdictTone;
  readonly children: string;
}

export function VerdictChip({ tone, children }: VerdictChipProps) {
  return (
    <span className={clsx(styles.chip, styles[tone])}>
      <VerdictIcon tone={tone} size={15} />
      {children}
    </span>
  );
}
