import styles from './keys.module.css';

/** A shortcut as small key caps. For the eye only: a screen reader learns of the shortcut elsewhere. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
