import type { CheckEvidence } from '../../../shared/evidence/evidence.ts';
import { ConfidenceGauge } from '../../features/liveness/confidence-gauge.tsx';
import { ScoreGauge } from '../../features/match/score-gauge.tsx';
import { useCheckWords } from '../words/check-words.ts';
import { useWords } from '../words/use-words.ts';

/** The gauge that the screen shows for this check; nothing where there is no answer. In the file it is a figure. */
export function CheckGauge({ check }: { readonly check: CheckEvidence }) {
  const { t } = useWords();
  const { kind, score, headline } = useCheckWords(check);
  if (check.verdict === null || check.answer === null) return null;
  return (
    <div role="img" aria-label={`${kind}: ${score ?? t('gauge.noScore')}. ${headline ?? ''}`}>
      {check.kind === 'livenessLookup' ? (
        <ConfidenceGauge policy={check.policy} confidence={check.answer.confidence} verdict={check.verdict} />
      ) : (
        <ScoreGauge threshold={check.threshold} answered={check.answer.score} verdict={check.verdict} />
      )}
    </div>
  );
}
