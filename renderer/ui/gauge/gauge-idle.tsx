import clsx from 'clsx';
import styles from './gauge-idle.module.css';
import { arcPath, CENTRE, RING, VIEW } from './geometry.ts';

interface GaugeIdleProps {
  /** A glow runs along the ring. */
  readonly isBusy: boolean;
  readonly text: string | null;
  /** Drawn small: the text is larger for it. */
  readonly isSmall?: boolean;
}

/** The gauge while there is nothing to show on it: the same size, so that nothing jumps when there is. */
export function GaugeIdle({ isBusy, text, isSmall = false }: GaugeIdleProps) {
  const ring = arcPath(0, 1, RING.radius) ?? '';
  return (
    <svg className={styles.idle} viewBox={`0 0 ${VIEW.width} ${VIEW.height}`} aria-hidden="true">
      <path d={ring} strokeWidth={RING.width} className={clsx(styles.track, !isBusy && styles.still)} />
      {isBusy ? <path d={ring} strokeWidth={RING.width} pathLength={100} className={styles.runner} /> : null}
      {text ? (
        <text x={CENTRE.x} y={CENTRE.y + 4} className={clsx(styles.text, isSmall && styles.small)}>
          {text}
        </text>
      ) : null}
    </svg>
  );
}
