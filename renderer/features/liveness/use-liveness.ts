import { type Entries, useEntries } from '../../app/form/use-entries.ts';
import { useOutsidePractice } from '../../app/use-outside-practice.ts';
import { useCurrentLane } from '../../app/use-program.ts';
import { type Submission, useSubmission } from '../check/use-submission.ts';
import {
  emptyLivenessEntries,
  entriesForVendor,
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
  const defaultCustomerIp = useCurrentLane('instantPay')?.defaultCustomerIp ?? null;
  useOutsidePractice(() => entries.change(entriesForVendor(entries.typed, defaultCustomerIp)), defaultCustomerIp);
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
