import { CheckProgress } from '../check/check-progress.tsx';
import { mayBeAnswered } from '../check/check-states.ts';
import { RawAnswer } from '../check/raw-answer.tsx';
import type { CheckReading } from '../check/use-check.ts';
import { LivenessDetails } from './liveness-details.tsx';
import { LivenessPictures } from './liveness-pictures.tsx';
import { LivenessScore } from './liveness-score.tsx';
import { SessionAge } from './session-age.tsx';

interface LookupViewProps {
  readonly reading: CheckReading;
  /** When it was read, by this computer's clock. */
  readonly readAt: number;
  /** Another check has taken the place of this one. */
  readonly onSuccessor?: ((id: string) => void) | undefined;
}

/** Everything about a lookup: its score, or the way to it, its pictures, and each attempt. */
export function LookupView({ reading, readAt, onSuccessor }: LookupViewProps) {
  const lookup = reading.check;
  if (lookup.kind !== 'livenessLookup') return null;
  const { state } = lookup;
  if (state.name !== 'done') {
    const age = mayBeAnswered(lookup) ? <SessionAge lookup={lookup} /> : null;
    return (
      <>
        <CheckProgress reading={reading} readAt={readAt} note={age} onSuccessor={onSuccessor} />
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
