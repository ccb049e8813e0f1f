import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FaceMatch } from '../../../shared/check.ts';
import { Card } from '../../ui/card.tsx';
import { CheckLinks } from '../check/check-links.tsx';
import { CheckProgress } from '../check/check-progress.tsx';
import { PictureFigure } from '../check/picture-figure.tsx';
import { RawAnswer } from '../check/raw-answer.tsx';
import type { CheckReading } from '../check/use-check.ts';
import { MatchDetails } from './match-details.tsx';
import { MatchScore } from './match-score.tsx';
import styles from './match-view.module.css';

interface MatchViewProps {
  readonly reading: CheckReading;
  /** When it was read, by this computer's clock. */
  readonly readAt: number;
  /** Another check has taken the place of this one. */
  readonly onSuccessor?: ((id: string) => void) | undefined;
}

/** Everything about a match: its score, or the way to it, both pictures, and each attempt. */
export function MatchView({ reading, readAt, onSuccessor }: MatchViewProps) {
  const match = reading.check;
  if (match.kind !== 'faceMatch') return null;
  const { state } = match;
  return (
    <>
      {state.name === 'done' ? (
        <MatchScore match={match} answer={state.answer} verdict={state.verdict} />
      ) : (
        <CheckProgress reading={reading} readAt={readAt} onSuccessor={onSuccessor} />
      )}
      <MatchPictures match={match} />
      {state.name === 'done' ? (
        <>
          <MatchDetails match={match} answer={state.answer} />
          <CheckLinks reading={reading} />
        </>
      ) : null}
      <RawAnswer check={match} />
    </>
  );
}

function MatchPictures({ match: { first, second } }: { readonly match: FaceMatch }) {
  const { t } = useTranslation();
  return (
    <Card title={t('check.pictures')}>
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
}
