import { useState } from 'react';
import type { CallProblem } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { useCall } from '../../app/form/use-call.ts';
import { isUnderWay, mayBeAnswered } from './check-states.ts';
import { useCheck } from './use-check.ts';

export interface Submission {
  /** The check in view; null before the first. */
  readonly checkId: string | null;
  /** Every check entered on this screen, the latest first. */
  readonly checkIds: readonly string[];
  readonly show: (checkId: string) => void;
  /** Another check has taken the place of the one in view. */
  readonly succeed: (checkId: string) => void;
  /** A check is being entered, or the entries as they stand are on their way: sent twice, they are charged twice. */
  readonly isBusy: boolean;
  /** The entries as they stand are those of a check that is open still. */
  readonly isEntered: boolean;
  readonly problem: CallProblem | null;
  readonly enter: (call: () => Promise<Result<{ readonly id: string }, CallProblem>>, accepted?: () => void) => void;
}

/** Longer than any double click. */
const REST_AFTER_ENTERING = 1000;

interface Entered {
  readonly id: string;
  readonly standing: readonly unknown[];
}

/**
 * Enters checks, and keeps the last one in view. The next one need not wait for it, as long as it is another: with
 * anything changed in the form the way is clear.
 *
 * @param standing what makes a check another than the one before, as the form holds it
 */
export function useSubmission(standing: readonly unknown[]): Submission {
  const [checkId, setCheckId] = useState<string | null>(null);
  const [checkIds, setCheckIds] = useState<readonly string[]>([]);
  const [entered, setEntered] = useState<readonly Entered[]>([]);
  const same = entered.find((before) => standing.every((entry, index) => Object.is(entry, before.standing[index])));
  const { data: reading, isError } = useCheck(same?.id ?? null);
  const call = useCall(REST_AFTER_ENTERING);
  const isEntered = same !== undefined && !isError && (!reading || mayBeAnswered(reading.check));
  const isDearTwice = reading?.check.kind === 'faceMatch' || !reading || isUnderWay(reading.check, reading);
  const isBusy = call.isUnderWay || (isEntered && isDearTwice);
  const succeed = (id: string) => {
    setCheckId(id);
    setCheckIds((before) => [id, ...before]);
  };
  return {
    checkId,
    checkIds,
    show: setCheckId,
    succeed,
    isBusy,
    isEntered,
    problem: call.problem,
    enter: (make, accepted) => {
      if (isBusy) return;
      void call.make(make, ({ id }) => {
        setEntered((before) => [{ id, standing }, ...before]);
        succeed(id);
        accepted?.();
      });
    },
  };
}
