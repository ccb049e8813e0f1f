import { Hourglass } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatchAnswer } from '../../../shared/check/answers.ts';
import type { FaceMatch } from '../../../shared/check/check.ts';
import type { Verdict } from '../../../shared/check/verdict.ts';
import { whyUnshown } from '../../../shared/picture/sight.ts';
import { useFormats } from '../../base/language/use-formats.ts';
import { Card } from '../../ui/card.tsx';
import { type Detail, Details } from '../../ui/details.tsx';
import { RawAnswer } from '../check/answer/raw-answer.tsx';
import { VerdictCard } from '../check/answer/verdict-card.tsx';
import { CheckLinks } from '../check/check-links.tsx';
import { PictureFigure } from '../check/pictures/picture-figure.tsx';
import { CheckProgress } from '../check/states/check-progress.tsx';
import type { CheckViewProps } from '../check/use-check.ts';
import { BothFaces } from './both-faces.tsx';
import { matchLead } from './match-lead.ts';
import styles from './match-view.module.css';
import { ScoreGauge } from './score-gauge.tsx';

/** Everything about a match: its score, or the way to it, both pictures, and each attempt. Left alone where only the form changes. */
export const MatchView = memo(({ reading, readAt, onSuccessor, onEdit }: CheckViewProps) => {
  const match = reading.check;
  if (match.kind !== 'faceMatch') return null;
  const { state } = match;
  return (
    <>
      {state.name === 'done' ? (
        <AnsweredMatch match={match} answer={state.answer} verdict={state.verdict} />
      ) : (
        <CheckProgress reading={reading} readAt={readAt} onSuccessor={onSuccessor} onEdit={onEdit} />
      )}
      <MatchPictures first={match.first} second={match.second} />
      {state.name === 'done' ? (
        <>
          <MatchDetails match={match} answer={state.answer} />
          <CheckLinks reading={reading} />
        </>
      ) : null}
      <RawAnswer check={match} />
    </>
  );
});

interface AnsweredMatchProps {
  readonly match: FaceMatch;
  readonly answer: MatchAnswer;
  readonly verdict: Verdict;
}

function AnsweredMatch({ match, answer, verdict }: AnsweredMatchProps) {
  const { t } = useTranslation();
  const lead = matchLead(answer, verdict);
  return (
    <VerdictCard
      check={match}
      environment={null}
      gauge={<ScoreGauge threshold={match.threshold} answered={answer.score} verdict={verdict} />}
      verdict={verdict}
      lead={lead && t(`headline.match.${lead}`)}
    >
      {t(`headline.match.${verdict.kind}`)}
    </VerdictCard>
  );
}

/** They stay as they are while the match goes on. */
const MatchPictures = memo(({ first, second }: Pick<FaceMatch, 'first' | 'second'>) => {
  const { t } = useTranslation();
  const live = first.picture && whyUnshown(first.picture) === null ? first.picture : null;
  return (
    <Card
      title={t('check.pictures')}
      aside={live && whyUnshown(second) === null ? <BothFaces first={live} second={second} /> : null}
    >
      <div className={styles.pictures}>
        {first.picture ? (
          <PictureFigure picture={first.picture} title={t('match.first')} />
        ) : (
          <div className={styles.awaited}>
            <Hourglass size={20} aria-hidden="true" />
            <strong>{t('match.first')}</strong>
            <span>{t('match.fromLookup.awaited')}</span>
          </div>
        )}
        <PictureFigure picture={second} title={t('match.second')} />
      </div>
    </Card>
  );
});

/** What was sent and what came back, as it came. */
function MatchDetails({ match, answer }: { readonly match: FaceMatch; readonly answer: MatchAnswer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const missing = t('detail.missing');
  const details: Detail[] = [
    { label: t('detail.score'), value: answer.score === null ? null : String(answer.score) },
    { label: t('detail.threshold'), value: formats.score(match.threshold, 2, 2) },
    { label: t('detail.result'), value: answer.result },
    { label: t('detail.status'), value: answer.status },
    { label: t('detail.refId'), value: answer.refId, isId: true },
    { label: t('detail.requestId'), value: answer.requestId, isId: true },
    { label: t('detail.verificationId'), value: match.verificationId, isId: true },
    ...(match.caseReference === '' ? [] : [{ label: t('detail.caseReference'), value: match.caseReference }]),
  ];
  return (
    <Card title={t('check.details')}>
      <Details details={details.map((detail) => ({ ...detail, missing }))} />
    </Card>
  );
}
