import { useRef, useState } from 'react';
import type { CallProblem } from '../../../shared/contract/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { settled } from '../call.ts';

export type OneCall = ReturnType<typeof useCall>;

/** A call to the main process that a person sets off, one at a time. */
export function useCall() {
  // A second click can come before the first one's state is drawn.
  const isLocked = useRef(false);
  const [isUnderWay, setUnderWay] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  return {
    isUnderWay,
    /** What went wrong last time; null after a success. */
    problem,
    /** Makes the call, unless one is under way: then nothing happens. */
    make: async <Value>(call: () => Promise<Result<Value, CallProblem>>, accepted?: (value: Value) => void) => {
      if (isLocked.current) return;
      isLocked.current = true;
      setUnderWay(true);
      const result = await settled(call());
      setProblem(result.ok ? null : result.error);
      if (result.ok) accepted?.(result.value);
      isLocked.current = false;
      setUnderWay(false);
    },
  };
}
