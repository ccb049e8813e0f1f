import { useQuery } from '@tanstack/react-query';
import { answerOf } from './call.ts';

/** Version and mode of the program; `data` is missing for the blink of an eye in which they are being read. */
export function useProgram() {
  return useQuery({ queryKey: ['program'], queryFn: () => answerOf(window.facedesk.program.describe({})) });
}

export function useIsPractice(): boolean {
  return useProgram().data?.mode === 'practice';
}
