import { useQuery } from '@tanstack/react-query';
import { answerOf } from './call.ts';

/** Milliseconds between two looks at the network, as long as somebody has the answer before him. */
const LOOK_EVERY = 20_000;

/** Whether both vendors can be reached, and this computer's own address. Asked anew after each change of the network. */
export function useSurroundings() {
  return useQuery({
    queryKey: ['surroundings'],
    queryFn: () => answerOf(window.facedesk.program.surroundings({})),
    refetchInterval: LOOK_EVERY,
    staleTime: 0,
  });
}
