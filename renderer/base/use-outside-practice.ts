import { useEffect, useRef } from 'react';
import { useProgram } from './use-program.ts';

/**
 * Calls back when a screen comes into view outside practice, and when the mode changes to another than that.
 *
 * @param renewal calls back anew when it changes
 */
export function useOutsidePractice(tidy: () => void, renewal: unknown = null): void {
  const mode = useProgram().data?.mode;
  const latest = useRef(tidy);
  useEffect(() => {
    latest.current = tidy;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `renewal` is what the caller waits for
  useEffect(() => {
    if (mode !== undefined && mode !== 'practice') latest.current();
  }, [mode, renewal]);
}
