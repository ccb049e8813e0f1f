import { type CustomerScreen, keptOf, useNamedCase } from '../../base/current-case.ts';
import { useEntries } from '../../base/form/use-entries.ts';
import { useOutsidePractice } from '../../base/use-outside-practice.ts';
import { useCurrentLane } from '../../base/use-program.ts';
import type { AskedEdit } from '../check/new-check/use-asked-edit.ts';
import { useEditing } from '../check/new-check/use-editing.ts';
import { useSubmission } from '../check/new-check/use-submission.ts';
import {
  emptyLivenessEntries,
  entriesForVendor,
  entriesOfLookup,
  type LivenessEntries,
  livenessFields,
  readLivenessEntries,
} from './liveness-form.ts';

export type Liveness = ReturnType<typeof useLiveness>;

const problemsOf = (typed: LivenessEntries) => readLivenessEntries(typed).problems;

/**
 * @param screen where it is entered: the screen for this one check, or the step of a visit
 * @param turn what that is mounted under
 * @param asked the failed lookup that is to be changed
 */
export function useLiveness(
  screen: Extract<CustomerScreen, 'liveness' | 'visitLiveness'>,
  turn: number,
  asked: AskedEdit<'livenessLookup'> | null,
) {
  const kept = keptOf(screen, turn);
  const entries = useEntries(emptyLivenessEntries, livenessFields, problemsOf, `${kept}entries`);
  const { typed, put } = entries;
  const submission = useSubmission(screen, turn, [typed.sessionId, typed.customerIp, typed.caseReference]);
  const editing = useEditing(asked, { ...entries, isReady: true }, entriesOfLookup, kept);
  const defaultCustomerIp = useCurrentLane('instantPay')?.defaultCustomerIp ?? null;
  useOutsidePractice(() => put(entriesForVendor(typed, defaultCustomerIp)), defaultCustomerIp);
  const namedCase = useNamedCase(typed.caseReference);
  const submit = () => {
    if (submission.isBusy || !entries.check()) return;
    const { edited } = editing;
    const { sessionId, customerIp } = typed;
    const { checks } = window.facedesk;
    submission.enter(
      (decision) =>
        entries.send(
          edited
            ? checks.editLookup({ id: edited.id, sessionId, customerIp, decision })
            : checks.lookUpLiveness({ sessionId, customerIp, ...namedCase, decision }),
        ),
      editing.finish,
    );
  };
  return { entries, submission, editing, submit };
}
