import { useTranslation } from 'react-i18next';
import type { FaceMatch } from '../../../shared/check.ts';
import { useIsPractice } from '../../app/use-program.ts';
import { Card } from '../../ui/card.tsx';
import { CheckProgress } from '../check/check-progress.tsx';
import { CheckReader } from '../check/check-reader.tsx';
import { EmptyResult } from '../check/empty-result.tsx';
import { PictureFigure } from '../check/picture-figure.tsx';
import { RawAnswer } from '../check/raw-answer.tsx';
import { MatchDetails } from './match-details.tsx';
import styles from './match-result.module.css';
import { MatchScore } from './match-score.tsx';

interface MatchResultProps {
  readonly checkId: string | null;
}

export function MatchResult({ checkId }: MatchResultProps) {
  const { t } = useTranslation();
  const isPractice = useIsPractice();
  if (checkId === null) {
    return (
      <EmptyResult
        title={t('match.empty.title')}
        text={t('match.empty.text')}
        practice={isPractice ? t('match.empty.practice') : null}
      />
    );
  }
  return (
    <CheckReader checkId={checkId}>
      {(check) => (check.kind === 'faceMatch' ? <Answered match={check} /> : null)}
    </CheckReader>
  );
}

function Answered({ match }: { readonly match: FaceMatch }) {
  const { state } = match;
  return (
    <>
      {state.name === 'done' ? (
        <MatchScore match={match} answer={state.answer} verdict={state.verdict} />
      ) : (
        <CheckProgress check={match} />
      )}
      <MatchPictures match={match} />
      {state.name === 'done' ? <MatchDetails match={match} answer={state.answer} /> : null}
      <RawAnswer check={match} />
    </>
  );
}

function MatchPictures({ match }: { readonly match: FaceMatch }) {
  const { t } = useTranslation();
  return (
    <Card title={t('check.pictures')}>
      <div className={styles.pictures}>
        <PictureFigure picture={match.first} title={t('match.first')} />
        <PictureFigure picture={match.second} title={t('match.second')} />
      </div>
    </Card>
  );
}
