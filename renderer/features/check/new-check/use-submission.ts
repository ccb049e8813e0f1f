import { useCallback, useEffect, useState } from 'react';
import { adopt, type CustomerScreen, keptOf, noteEntered } from '../../../base/current-case.ts';
import { useKeptState } from '../../../base/kept.ts';
import { isUnderWay, mayBeAnswered } from '../states/is-open.ts';
import { type CheckReading, useOfCheck } from '../use-check.ts';
import { type EntryCall, useAskedCall } from './use-asked-call.ts';

export type Submission = ReturnType<typeof useSubmission>;

/** Longer than any double click. */
const REST_AFTER_ENTERING = 1000;

interface Entered {
  readonly id: string;
  readonly stands: string;
}

function knownOf(reading: CheckReading | null) {
  if (reading === null) return null;
  const { check } = reading;
  return {
    mayBeAnswered: mayBeAnswered(check),
    isDearTwice: check.kind === 'faceMatch' || isUnderWay(check, reading),
    isDone: check.state.name === 'done',
  };
}

/**
 * Enters checks, and keeps the last one in view. The next one need not wait for it, as long as it is another: with
 * anything changed in the form the way is clear.
 *
 * @param turn what the screen is mounted under
 * @param standing what makes a check another than the one before, as the form holds it
 */
export function useSubmission(screen: CustomerScreen, turn: number, standing: readonly unknown[]) {
  const kept = keptOf(screen, turn);
  const [checkId, setCheckId] = useKeptState<string | null>(`${kept}in view`, null);
  const [checkIds, setCheckIds] = useKeptState<readonly string[]>(`${kept}checks`, []);
  const [entered, setEntered] = useKeptState<readonly Entered[]>(`${kept}entered`, []);
  const stands = JSON.stringify(standing);
  const same = entered.find((before) => before.stands === stands);
  const { data: known, isError } = useOfCheck(same?.id ?? null, knownOf);
  const call = useAskedCall();
  const isAtRest = useRest(entered.length, stands);
  const isKnown = same !== undefined && !isError;
  const isEntered = isKnown && (!known || known.mayBeAnswered);
  const isDearTwice = !known || known.isDearTwice;
  const isBusy = call.isUnderWay || isAtRest || (isEntered && isDearTwice);
  const succeed = useCallback(
    (id: string) => {
      setCheckId(id);
      setCheckIds((before) => [id, ...before]);
      noteEntered(screen, turn, { id });
    },
    [screen, turn, setCheckId, setCheckIds],
  );
  return {
    /** The check in view; null before the first. */
    checkId,
    /** Every check entered on this screen, the latest first. */
    checkIds,
    show: setCheckId,
    /** Another check has taken the place of the one in view. */
    succeed,
    /** A check is being entered, or the entries as they stand are on their way: sent twice, they are charged twice. */
    isBusy,
    /** The entries as they stand are those of a check that is open still. */
    isEntered,
    /** What makes a check another than the one before, as the form holds it now. */
    stands,
    /** The entries as they stand have been answered, or may be yet. */
    isUnchanged: isEntered || (isKnown && known?.isDone === true),
    problem: call.problem,
    /** What is asked before the check is entered. */
    asking: call,
    enter: (make: EntryCall, accepted?: () => void) => {
      if (isBusy) return;
      call.make(make, ({ id, case: heldCase }) => {
        setEntered((before) => [{ id, stands }, ...before]);
        succeed(id);
        // Under a reference that was typed the case is known only now.
        if (heldCase) adopt(screen, turn, heldCase);
        accepted?.();
      });
    },
  };
}

/**
 * True for a while after a check was entered, unless something is changed: the answer may come within a blink, so that the
 * second click of a double click would be a check of its own.
 */
function useRest(entered: number, stands: string): boolean {
  const [rest, setRest] = useState<{ readonly after: number; readonly stands: string | null }>({
    after: entered,
    stands: null,
  });
  if (entered > rest.after) setRest({ after: entered, stands });
  useEffect(() => {
    if (rest.stands === null) return;
    const timer = setTimeout(() => setRest({ ...rest, stands: null }), REST_AFTER_ENTERING);
    return () => clearTimeout(timer);
  }, [rest]);
  return rest.stands === stands;
}
