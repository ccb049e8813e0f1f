import { useTranslation } from 'react-i18next';
import type { MatchAnswer } from '../../../shared/answers.ts';
import type { FaceMatch } from '../../../shared/check.ts';
import type { Verdict } from '../../../shared/verdicts/verdict.ts';
import { VerdictIcon } from '../../ui/verdict-chip.tsx';
import { Headline } from '../check/headline.tsx';
import { Reasons } from '../check/reasons.tsx';
import { ResultCard } from '../check/result-card.tsx';
import { matchHeadline } from './match-headline.ts';
import { ScoreGauge } from './score-gauge.tsx';

interface MatchScoreProps {
  readonly match: FaceMatch;
  readonly answer: MatchAnswer;
  readonly verdict: Verdict;
}

export function MatchScore({ match, answer, verdict }: MatchScoreProps) {
  const { t } = useTranslation();
  const { lead, tone } = matchHeadline(answer, verdict);
  return (
    <ResultCard
      check={match}
      environment={null}
      gauge={<ScoreGauge threshold={match.threshold} answered={answer.score} verdict={verdict} />}
    >
      <Headline tone={tone} icon={<VerdictIcon tone={tone} size={24} />} lead={lead && t(`headline.match.${lead}`)}>
        {t(`headline.match.${tone}`)}
      </Headline>
      <Reasons verdict={verdict} />
    </ResultCard>
  );
}
