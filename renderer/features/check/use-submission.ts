import { useState } from 'react';
import type { CallProblem } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { useCall } from '../../app/form/use-call.ts';
import { isUnderWay } from './explanation.ts';
import { useCheck } from './use-check.ts';

export interface Submission {
  /** The check in view; null before the first. */
  readonly checkId: string | null;
  /** Every check entered on this screen, the latest first. */
  readonly checkIds: readonly string[];
  readonly show: (checkId: string) => void;
  /** While a check is being entered or is on its way no other one is: a match sent twice is charged twice. */
  readonly isBusy: boolean;
  readonly problem: CallProblem | null;
  readonly enter: (call: () => Promise<Result<{ readonly id: string }, CallProblem>>, accepted?: () => void) => void;
}

/** Longer than any double click. */
const REST_AFTER_ENTERING = 1000;

/** Enters checks, one at a time, and keeps the last one in view. */
export function useSubmission(): Submission {
  const [checkId, setCheckId] = useState<string | null>(null);
  const [checkIds, setCheckIds] = useState<readonly string[]>([]);
  const { data: check } = useCheck(checkId);
  const call = useCall(REST_AFTER_ENTERING);
  const isBusy = call.isUnderWay || (check ? isUnderWay(check) : false);
  return {
    checkId,
    checkIds,
    show: setCheckId,
    isBusy,
    problem: call.problem,
    enter: (make, accepted) => {
      if (isBusy) return;
      void call.make(make, ({ id }) => {
        setCheckId(id);
        setCheckIds((entered) => [id, ...entered]);
        accepted?.();
      });
    },
  };
}
