import clsx from 'clsx';
import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** A long id: it may break anywhere, and zero is not O. */
  readonly isId?: boolean;
  /** As wide as two. */
  readonly isWide?: boolean;
  /** There is none, in words. */
  readonly isMissing?: boolean;
}

interface FactsProps {
  readonly facts: readonly Fact[];
  /** One below the other, with the name at the side. */
  readonly isList?: boolean;
  readonly columns?: 3 | 4;
}

/** Names and values in columns that line up over the whole report. */
export function Facts({ facts, isList = false, columns = 4 }: FactsProps) {
  return (
    <dl className={isList ? styles.list : styles.grid} data-columns={columns}>
      {facts.map(({ label, value, isId, isWide, isMissing }) => (
        <div key={label} className={clsx(styles.fact, isWide && styles.wide)}>
          <dt>{label}</dt>
          <dd className={clsx(isId && styles.id, isMissing && styles.missing)}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
