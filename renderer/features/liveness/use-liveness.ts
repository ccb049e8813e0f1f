import { type Entries, useEntries } from '../../app/form/use-entries.ts';
import { useOutsidePractice } from '../../app/use-outside-practice.ts';
import { useCurrentLane } from '../../app/use-program.ts';
import { useCaseReference } from '../check/use-case-reference.ts';
import { type Editing, useEditing } from '../check/use-editing.ts';
import { type Submission, useSubmission } from '../check/use-submission.ts';
import {
  emptyLivenessEntries,
  entriesForVendor,
  entriesOfLookup,
  type LivenessEntries,
  type LivenessField,
  livenessFields,
  readLivenessEntries,
} from './liveness-form.ts';

export interface Liveness {
  readonly entries: Entries<LivenessEntries, LivenessField>;
  readonly submission: Submission;
  readonly editing: Editing<'livenessLookup'>;
  readonly submit: () => void;
  /** For the next customer. */
  readonly emptyForm: () => void;
}

const problemsOf = (typed: LivenessEntries) => readLivenessEntries(typed).problems;

export function useLiveness(): Liveness {
  const entries = useEntries(emptyLivenessEntries, livenessFields, problemsOf);
  const { typed, change } = entries;
  const submission = useSubmission([typed.sessionId, typed.customerIp, typed.caseReference]);
  const editing = useEditing('livenessLookup', entries, entriesOfLookup);
  const defaultCustomerIp = useCurrentLane('instantPay')?.defaultCustomerIp ?? null;
  useOutsidePractice(() => change(entriesForVendor(typed, defaultCustomerIp)), defaultCustomerIp);
  useCaseReference((caseReference) => change({ caseReference }));
  const submit = () => {
    if (submission.isBusy || !entries.check()) return;
    const { edited } = editing;
    const { sessionId, customerIp } = typed;
    const { checks } = window.facedesk;
    submission.enter(async () => {
      const result = edited
        ? await checks.editLookup({ id: edited.id, sessionId, customerIp })
        : await checks.lookUpLiveness(typed);
      if (!result.ok) entries.refuse(result.error);
      return result;
    }, editing.finish);
  };
  const emptyForm = () => change({ ...emptyLivenessEntries, customerIp: defaultCustomerIp ?? '' });
  return { entries, submission, editing, submit, emptyForm };
}
