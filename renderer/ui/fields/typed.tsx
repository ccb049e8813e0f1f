import clsx from 'clsx';
import { linesOf } from '../lines-of.ts';
import styles from './typed.module.css';

interface TypedProps {
  readonly text: string;
  readonly className?: string | undefined;
}

/** What a person typed, line by line as it was typed; a word that is too long for its line goes on in the next one. */
export function Typed({ text, className }: TypedProps) {
  return <span className={clsx(styles.typed, className)}>{linesOf(text)}</span>;
}
