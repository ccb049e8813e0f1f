import styles from './rail.module.css';

/** A face in a gauge: what the program is about, in one drawing. */
export function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
      <rect width="32" height="32" rx="8" className={styles.markGround} />
      <path
        d="M8.2 20.5 A9 9 0 1 1 23.8 20.5"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        className={styles.markArc}
      />
      <circle cx="16" cy="14.5" r="3" className={styles.markFace} />
      <path d="M10.5 24.5 a5.5 4.5 0 0 1 11 0 z" className={styles.markFace} />
    </svg>
  );
}
