import { useTranslation } from 'react-i18next';
import type { LivenessAnswer } from '../../../shared/answers.ts';
import type { LivenessPolicy } from '../../../shared/policy.ts';
import type { Verdict } from '../../../shared/verdicts/verdict.ts';
import { decimalPlaces } from '../../app/language/formats.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { Gauge } from '../../ui/gauge/gauge.tsx';
import { VerdictChip } from '../../ui/verdict-chip.tsx';

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
  const label = t('gauge.confidence');
  const word = t(`verdict.${verdict.kind}`);
  const places = Math.max(USUAL_PLACES, decimalPlaces(policy?.passMark ?? 0), decimalPlaces(policy?.reviewFrom ?? 0));
  const score =
    verdict.kind !== 'notComputable' && confidence.found === 'one'
      ? { value: confidence.value, text: formats.score(confidence.value, 0, places), unit: t('gauge.ofHundred') }
      : null;
  const mark = policy ? t('gauge.passMark', { value: formats.number(policy.passMark) }) : t('gauge.noPassMark');
  return (
    <Gauge
      label={label}
      scale={scale}
      tone={verdict.kind}
      score={score}
      mark={policy ? { value: policy.passMark, text: formats.number(policy.passMark) } : null}
      reviewFrom={policy ? { value: policy.reviewFrom, text: formats.number(policy.reviewFrom) } : null}
      valueText={
        score
          ? t('gauge.value', { value: score.text, unit: score.unit, verdict: word, mark })
          : t('gauge.noScoreText', { label })
      }
      noScore={t('gauge.noScore')}
      verdict={<VerdictChip tone={verdict.kind}>{word}</VerdictChip>}
      legend={
        policy
          ? [
              mark,
              t('gauge.reviewBand', { from: formats.number(policy.reviewFrom), to: formats.number(policy.passMark) }),
            ]
          : [mark]
      }
    />
  );
}
