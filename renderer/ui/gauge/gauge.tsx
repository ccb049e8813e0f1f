import clsx from 'clsx';
import type { ReactNode } from 'react';
import styles from './gauge.module.css';
import { GaugeDrawing, type GaugeMark } from './gauge-drawing.tsx';
import type { Scale } from './geometry.ts';

export type GaugeTone = 'pass' | 'fail' | 'review' | 'notComputable';

interface GaugeProps {
  readonly label: string;
  readonly scale: Scale;
  readonly tone: GaugeTone;
  /** Null where there is no score: then no number is shown. */
  readonly score: { readonly value: number; readonly text: string; readonly unit: string } | null;
  readonly mark: GaugeMark | null;
  readonly reviewFrom?: { readonly value: number; readonly text: string } | null;
  /** All that the drawing says, in words. */
  readonly valueText: string;
  /** In place of the number where there is none. */
  readonly noScore: string;
  /** The word of the verdict, with its icon. */
  readonly verdict: ReactNode;
  /** What the ticks and the hatched band stand for. */
  readonly legend: readonly string[];
}

/** A score on its scale. Where there is none it is a picture with a sentence, as a meter needs a value. */
export function Gauge(props: GaugeProps) {
  const { score, scale, tone, verdict } = props;
  const meter = score
    ? ({
        role: 'meter',
        'aria-label': props.label,
        'aria-valuemin': scale.least,
        'aria-valuemax': scale.most,
        'aria-valuenow': score.value,
        'aria-valuetext': props.valueText,
      } as const)
    : ({ role: 'img', 'aria-label': props.valueText } as const);
  return (
    <div className={clsx(styles.gauge, styles[tone])} {...meter}>
      <GaugeDrawing
        scale={scale}
        value={score?.value ?? null}
        mark={props.mark}
        reviewFrom={props.reviewFrom ?? null}
        numberText={score?.text ?? null}
        unitText={score?.unit ?? props.noScore}
      />
      <div className={styles.verdict}>{verdict}</div>
      <ul className={styles.legend}>
        {props.legend.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
