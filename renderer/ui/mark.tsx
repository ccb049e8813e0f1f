import clsx from 'clsx';
import styles from './mark.module.css';

interface MarkProps {
  readonly tone: 'practice' | 'sandbox' | 'warning';
  readonly children: string;
}

/** Says of a result what it is not: the real thing. Striped, so that it can be told without colour. */
export function Mark({ tone, children }: MarkProps) {
  return <span className={clsx(styles.mark, styles[tone])}>{children}</span>;
}
