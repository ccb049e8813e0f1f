import { useRef, useState } from 'react';
import type { CallProblem } from '../../../shared/contract/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { settled } from '../call.ts';

export type OneCall = ReturnType<typeof useCall>;

/**
 * A call to the main process that a person sets off, one at a time.
 *
 * @param restAfter milliseconds after a success in which there is no further call: the answer comes within a blink,
 *   so that the second click of a double click would else be a call of its own
 */
export function useCall(restAfter: (value: unknown) => number = () => 0) {
  // A second click can come before the first one's state is drawn.
  const isLocked = useRef(false);
  const [isUnderWay, setUnderWay] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const release = () => {
    isLocked.current = false;
    setUnderWay(false);
  };
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
      const rest = result.ok ? restAfter(result.value) : 0;
      if (rest > 0) setTimeout(release, rest);
      else release();
    },
  };
}
