import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../shared/verdicts/verdict.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { Gauge } from '../../ui/gauge/gauge.tsx';
import { VerdictChip } from '../../ui/verdict-chip.tsx';

interface ScoreGaugeProps {
  /** As sent. */
  readonly threshold: number;
  /** As it came. */
  readonly answered: number | null;
  readonly verdict: Verdict;
}

const scale = { least: 0, most: 1 };
const LEAST_PLACES = 2;
const MOST_PLACES = 4;

/** The score of a match on the vendor's scale: the same on the screen and on paper. */
export function ScoreGauge({ threshold, answered, verdict }: ScoreGaugeProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const label = t('gauge.score');
  const word = t(`verdict.${verdict.kind}`);
  const sent = formats.score(threshold, LEAST_PLACES, LEAST_PLACES);
  const mark = t('gauge.threshold', { value: sent });
  const score =
    verdict.kind !== 'notComputable' && answered !== null
      ? { value: answered, text: formats.score(answered, LEAST_PLACES, MOST_PLACES), unit: t('gauge.ofOne') }
      : null;
  return (
    <Gauge
      label={label}
      scale={scale}
      tone={verdict.kind}
      score={score}
      mark={{ value: threshold, text: sent }}
      valueText={
        score
          ? t('gauge.value', { value: score.text, unit: score.unit, verdict: word, mark })
          : t('gauge.noScoreText', { label })
      }
      noScore={t('gauge.noScore')}
      verdict={<VerdictChip tone={verdict.kind}>{word}</VerdictChip>}
      legend={[mark]}
    />
  );
}
