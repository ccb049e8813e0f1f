import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { VerdictChip, type VerdictTone } from '../verdict-chip.tsx';
import styles from './gauge.module.css';
import { GaugeDrawing, type GaugeMark } from './gauge-drawing.tsx';
import type { Scale } from './geometry.ts';

interface GaugeProps {
  readonly label: string;
  readonly scale: Scale;
  readonly tone: VerdictTone;
  /** Null where there is no score: then no number is shown. */
  readonly score: { readonly value: number; readonly text: string; readonly unit: string } | null;
  readonly mark: GaugeMark | null;
  /** What the mark stands for, or that there is none. */
  readonly markText: string;
  readonly reviewFrom?: GaugeMark | null;
  /** What the hatched band stands for. */
  readonly reviewText?: string | null;
}

/** A score on its scale, with its verdict. Where there is none it is a picture with a sentence, as a meter needs a value. */
export function Gauge({ label, scale, tone, score, mark, markText, reviewFrom = null, reviewText = null }: GaugeProps) {
  const { t } = useTranslation();
  const verdict = t(`verdict.${tone}`);
  const meter = score
    ? ({
        role: 'meter',
        'aria-label': label,
        'aria-valuemin': scale.least,
        'aria-valuemax': scale.most,
        'aria-valuenow': score.value,
        'aria-valuetext': t('gauge.value', { value: score.text, unit: score.unit, verdict, mark: markText }),
      } as const)
    : ({ role: 'img', 'aria-label': t('gauge.noScoreText', { label }) } as const);
  return (
    <div className={clsx(styles.gauge, styles[tone])} {...meter}>
      <GaugeDrawing
        scale={scale}
        value={score?.value ?? null}
        mark={mark}
        reviewFrom={reviewFrom}
        numberText={score?.text ?? null}
        unitText={score?.unit ?? t('gauge.noScore')}
      />
      <div className={styles.verdict}>
        <VerdictChip tone={tone}>{verdict}</VerdictChip>
      </div>
      <ul className={styles.legend}>
        <li>{markText}</li>
        {reviewText === null ? null : <li>{reviewText}</li>}
      </ul>
    </div>
  );
}
