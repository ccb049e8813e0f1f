import { useTranslation } from 'react-i18next';
import { useIsPractice } from '../../app/use-program.ts';
import { CheckReader } from '../check/check-reader.tsx';
import { EmptyResult } from '../check/empty-result.tsx';
import type { Submission } from '../check/use-submission.ts';
import { LookupView } from './lookup-view.tsx';

interface LivenessResultProps {
  readonly submission: Pick<Submission, 'checkId' | 'succeed'>;
}

export function LivenessResult({ submission: { checkId, succeed } }: LivenessResultProps) {
  const { t } = useTranslation();
  const isPractice = useIsPractice();
  if (checkId === null) {
    return (
      <EmptyResult
        title={t('liveness.empty.title')}
        text={t('liveness.empty.text')}
        practice={isPractice ? t('liveness.empty.practice') : null}
      />
    );
  }
  return (
    <CheckReader checkId={checkId}>
      {(reading, readAt) => <LookupView reading={reading} readAt={readAt} onSuccessor={succeed} />}
    </CheckReader>
  );
}
