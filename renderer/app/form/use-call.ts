import { useRef, useState } from 'react';
import type { CallProblem } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { settled } from '../call.ts';

export interface OneCall {
  readonly isUnderWay: boolean;
  /** What went wrong last time; null after a success. */
  readonly problem: CallProblem | null;
  /** Makes the call, unless one is under way: then nothing happens. */
  readonly make: <Value>(
    call: () => Promise<Result<Value, CallProblem>>,
    accepted?: (value: Value) => void,
  ) => Promise<void>;
}

/**
 * A call to the main process that a person sets off, one at a time.
 *
 * @param rest milliseconds after a success in which there is no further call: the answer comes within a blink,
 *   so that the second click of a double click would else be a call of its own
 */
export function useCall(rest = 0): OneCall {
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
    problem,
    make: async (call, accepted) => {
      if (isLocked.current) return;
      isLocked.current = true;
      setUnderWay(true);
      const result = await settled(call());
      setProblem(result.ok ? null : result.error);
      if (result.ok) accepted?.(result.value);
      if (result.ok && rest > 0) setTimeout(release, rest);
      else release();
    },
  };
}
