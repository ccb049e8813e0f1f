import { useTranslation } from 'react-i18next';
import type { MatchAnswer } from '../../../shared/answers.ts';
import type { FaceMatch } from '../../../shared/check.ts';
import type { Verdict } from '../../../shared/verdicts/verdict.ts';
import { useFormats } from '../../app/language/use-formats.ts';
import { Gauge } from '../../ui/gauge/gauge.tsx';
import { VerdictChip, VerdictIcon } from '../../ui/verdict-chip.tsx';
import { Headline } from '../check/headline.tsx';
import { Reasons } from '../check/reasons.tsx';
import { ResultCard } from '../check/result-card.tsx';
import { matchHeadline } from './match-headline.ts';

interface MatchScoreProps {
  readonly match: FaceMatch;
  readonly answer: MatchAnswer;
  readonly verdict: Verdict;
}

const scale = { least: 0, most: 1 };
const LEAST_PLACES = 2;
const MOST_PLACES = 4;

export function MatchScore({ match, answer, verdict }: MatchScoreProps) {
  const { t } = useTranslation();
  const { lead, tone } = matchHeadline(answer, verdict);
  return (
    <ResultCard check={match} environment={null} gauge={<ScoreGauge match={match} answer={answer} verdict={verdict} />}>
      <Headline tone={tone} icon={<VerdictIcon tone={tone} size={24} />} lead={lead && t(`headline.match.${lead}`)}>
        {t(`headline.match.${tone}`)}
      </Headline>
      <Reasons verdict={verdict} />
    </ResultCard>
  );
}

function ScoreGauge({ match, answer, verdict }: MatchScoreProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const label = t('gauge.score');
  const word = t(`verdict.${verdict.kind}`);
  const threshold = formats.score(match.threshold, LEAST_PLACES, LEAST_PLACES);
  const mark = t('gauge.threshold', { value: threshold });
  const score =
    verdict.kind !== 'notComputable' && answer.score !== null
      ? { value: answer.score, text: formats.score(answer.score, LEAST_PLACES, MOST_PLACES), unit: t('gauge.ofOne') }
      : null;
  return (
    <Gauge
      label={label}
      scale={scale}
      tone={verdict.kind}
      score={score}
      mark={{ value: match.threshold, text: threshold }}
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
