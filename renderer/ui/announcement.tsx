import styles from './visually-hidden.module.css';

interface AnnouncementProps {
  readonly text: string;
}

/** Reads a change out without moving the focus. It must be there before the change. */
export function Announcement({ text }: AnnouncementProps) {
  return (
    <p role="status" className={styles.hidden}>
      {text}
    </p>
  );
}
