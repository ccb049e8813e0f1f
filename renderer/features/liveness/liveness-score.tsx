import { useTranslation } from 'react-i18next';
import type { LivenessAnswer } from '../../../shared/answers.ts';
import type { LivenessLookup } from '../../../shared/check.ts';
import type { Verdict } from '../../../shared/verdicts/verdict.ts';
import { decimalPlaces } from '../../app/language/formats.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { Gauge } from '../../ui/gauge/gauge.tsx';
import { VerdictChip, VerdictIcon } from '../../ui/verdict-chip.tsx';
import { Headline } from '../check/headline.tsx';
import { Reasons } from '../check/reasons.tsx';
import { ResultCard } from '../check/result-card.tsx';

interface LivenessScoreProps {
  readonly lookup: LivenessLookup;
  readonly answer: LivenessAnswer;
  readonly verdict: Verdict;
}

const scale = { least: 0, most: 100 };
const USUAL_PLACES = 2;

export function LivenessScore({ lookup, answer, verdict }: LivenessScoreProps) {
  const { t } = useTranslation();
  return (
    <ResultCard
      check={lookup}
      environment={answer.environment}
      gauge={<ConfidenceGauge lookup={lookup} answer={answer} verdict={verdict} />}
    >
      <Headline tone={verdict.kind} icon={<VerdictIcon tone={verdict.kind} size={24} />}>
        {t(`headline.liveness.${verdict.kind}`)}
      </Headline>
      <Reasons verdict={verdict} />
    </ResultCard>
  );
}

function ConfidenceGauge({ lookup, answer, verdict }: LivenessScoreProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { policy } = lookup;
  const label = t('gauge.confidence');
  const word = t(`verdict.${verdict.kind}`);
  const { confidence } = answer;
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
