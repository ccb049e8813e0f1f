import styles from './keys.module.css';

interface KeysProps {
  readonly keys: readonly string[];
}

/** A shortcut as small key caps. For the eye only: whoever can't see it is told of the shortcut elsewhere. */
export function Keys({ keys }: KeysProps) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
