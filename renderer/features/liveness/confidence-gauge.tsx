import { useTranslation } from 'react-i18next';
import type { LivenessAnswer } from '../../../shared/check/answers.ts';
import type { LivenessPolicy } from '../../../shared/check/policy.ts';
import type { Verdict } from '../../../shared/check/verdict.ts';
import { decimalPlaces } from '../../base/language/formats.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Gauge } from '../../ui/gauge/gauge.tsx';

interface ConfidenceGaugeProps {
  readonly policy: LivenessPolicy | null;
  readonly confidence: LivenessAnswer['confidence'];
  readonly verdict: Verdict;
}

const scale = { least: 0, most: 100 };
const USUAL_PLACES = 2;

/** The confidence of a lookup on the vendor's scale: the same on the screen and on paper. */
export function ConfidenceGauge({ policy, confidence, verdict }: ConfidenceGaugeProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const places = Math.max(USUAL_PLACES, decimalPlaces(policy?.passMark ?? 0), decimalPlaces(policy?.reviewFrom ?? 0));
  const score =
    verdict.kind !== 'notComputable' && confidence.found === 'one'
      ? { value: confidence.value, text: formats.score(confidence.value, 0, places), unit: t('gauge.ofHundred') }
      : null;
  const markOf = (value: number) => ({ value, text: formats.number(value) });
  const pass = policy && markOf(policy.passMark);
  const review = policy && markOf(policy.reviewFrom);
  return (
    <Gauge
      label={t('gauge.confidence')}
      scale={scale}
      tone={verdict.kind}
      score={score}
      mark={pass}
      markText={pass ? t('gauge.passMark', { value: pass.text }) : t('gauge.noPassMark')}
      reviewFrom={review}
      reviewText={pass && review && t('gauge.reviewBand', { from: review.text, to: pass.text })}
    />
  );
}
