import { useTranslation } from 'react-i18next';
import type { LivenessAnswer } from '../../../shared/answers.ts';
import type { LivenessLookup } from '../../../shared/check.ts';
import type { Verdict } from '../../../shared/verdicts/verdict.ts';
import { VerdictIcon } from '../../ui/verdict-chip.tsx';
import { Headline } from '../check/headline.tsx';
import { Reasons } from '../check/reasons.tsx';
import { ResultCard } from '../check/result-card.tsx';
import { ConfidenceGauge } from './confidence-gauge.tsx';

interface LivenessScoreProps {
  readonly lookup: LivenessLookup;
  readonly answer: LivenessAnswer;
  readonly verdict: Verdict;
}

export function LivenessScore({ lookup, answer, verdict }: LivenessScoreProps) {
  const { t } = useTranslation();
  return (
    <ResultCard
      check={lookup}
      environment={answer.environment}
      gauge={<ConfidenceGauge policy={lookup.policy} confidence={answer.confidence} verdict={verdict} />}
    >
      <Headline tone={verdict.kind} icon={<VerdictIcon tone={verdict.kind} size={24} />}>
        {t(`headline.liveness.${verdict.kind}`)}
      </Headline>
      <Reasons verdict={verdict} />
    </ResultCard>
  );
}
