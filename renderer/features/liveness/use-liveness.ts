import { type Entries, useEntries } from '../check/use-entries.ts';
import { type Submission, useSubmission } from '../check/use-submission.ts';
import {
  emptyLivenessEntries,
  type LivenessEntries,
  type LivenessField,
  livenessFields,
  readLivenessEntries,
} from './liveness-form.ts';

export interface Liveness {
  readonly entries: Entries<LivenessEntries, LivenessField>;
  readonly submission: Submission;
  readonly submit: () => void;
}

const problemsOf = (typed: LivenessEntries) => readLivenessEntries(typed).problems;

export function useLiveness(): Liveness {
  const entries = useEntries(emptyLivenessEntries, livenessFields, problemsOf);
  const submission = useSubmission();
  const submit = () => {
    if (submission.isBusy || !entries.check()) return;
    submission.enter(async () => {
      const result = await window.facedesk.checks.lookUpLiveness(entries.typed);
      if (!result.ok) entries.refuse(result.error);
      return result;
    });
  };
  return { entries, submission, submit };
}
