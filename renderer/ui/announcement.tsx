import styles from './visually-hidden.module.css';

/** Reads a change out without moving the focus. It must be there before the change. */
export function Announcement({ text }: { readonly text: string }) {
  return (
    <p role="status" className={styles.hidden}>
      {text}
    </p>
  );
}
