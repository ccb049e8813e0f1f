import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../shared/check/verdict.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Gauge } from '../../ui/gauge/gauge.tsx';

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
  const sent = formats.score(threshold, LEAST_PLACES, LEAST_PLACES);
  const score =
    verdict.kind !== 'notComputable' && answered !== null
      ? { value: answered, text: formats.score(answered, LEAST_PLACES, MOST_PLACES), unit: t('gauge.ofOne') }
      : null;
  return (
    <Gauge
      label={t('gauge.score')}
      scale={scale}
      tone={verdict.kind}
      score={score}
      mark={{ value: threshold, text: sent }}
      markText={t('gauge.threshold', { value: sent })}
    />
  );
}
