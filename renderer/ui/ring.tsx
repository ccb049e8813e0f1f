import styles from './ring.module.css';

/** What is left of something, as a ring that runs empty. Words beside it say the same. @param share 0–1 */
export function Ring({ share }: { readonly share: number }) {
  return (
    <svg className={styles.ring} viewBox="0 0 36 36" aria-hidden="true" data-low={share < LOW || undefined}>
      <circle className={styles.track} cx="18" cy="18" r="15" />
      <circle className={styles.left} cx="18" cy="18" r="15" pathLength={1} strokeDasharray={`${share} 1`} />
    </svg>
  );
}

const LOW = 1 / 3;
