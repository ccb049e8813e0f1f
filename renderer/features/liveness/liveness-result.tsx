import { useTranslation } from 'react-i18next';
import type { LivenessLookup } from '../../../shared/check.ts';
import { useIsPractice } from '../../app/use-program.ts';
import { CheckProgress } from '../check/check-progress.tsx';
import { CheckReader } from '../check/check-reader.tsx';
import { EmptyResult } from '../check/empty-result.tsx';
import { isOpen } from '../check/explanation.ts';
import { RawAnswer } from '../check/raw-answer.tsx';
import { LivenessDetails } from './liveness-details.tsx';
import { LivenessPictures } from './liveness-pictures.tsx';
import { LivenessScore } from './liveness-score.tsx';
import { SessionAge } from './session-age.tsx';

interface LivenessResultProps {
  readonly checkId: string | null;
}

export function LivenessResult({ checkId }: LivenessResultProps) {
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
      {(check) => (check.kind === 'livenessLookup' ? <Lookup lookup={check} /> : null)}
    </CheckReader>
  );
}

function Lookup({ lookup }: { readonly lookup: LivenessLookup }) {
  const { state } = lookup;
  if (state.name !== 'done') {
    return (
      <>
        <CheckProgress check={lookup} note={isOpen(lookup) ? <SessionAge lookup={lookup} /> : null} />
        <RawAnswer check={lookup} />
      </>
    );
  }
  return (
    <>
      <LivenessScore lookup={lookup} answer={state.answer} verdict={state.verdict} />
      <LivenessPictures answer={state.answer} />
      <LivenessDetails lookup={lookup} answer={state.answer} />
      <RawAnswer check={lookup} />
    </>
  );
}
