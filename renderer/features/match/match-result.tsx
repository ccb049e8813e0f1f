import { useTranslation } from 'react-i18next';
import { useIsPractice } from '../../app/use-program.ts';
import { CheckReader } from '../check/check-reader.tsx';
import { EmptyResult } from '../check/empty-result.tsx';
import type { Submission } from '../check/use-submission.ts';
import { MatchView } from './match-view.tsx';

interface MatchResultProps {
  readonly submission: Pick<Submission, 'checkId' | 'succeed'>;
}

export function MatchResult({ submission: { checkId, succeed } }: MatchResultProps) {
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
      {(reading, readAt) => <MatchView reading={reading} readAt={readAt} onSuccessor={succeed} />}
    </CheckReader>
  );
}
