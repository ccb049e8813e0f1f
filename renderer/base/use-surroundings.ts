import { useQuery } from '@tanstack/react-query';
import { answerOf } from './call.ts';

/** Milliseconds between two looks at the network, as long as somebody has the answer before him. */
const LOOK_EVERY = 20_000;

/** Whether both vendors can be reached, if that is asked, and this computer's own address. Anew after each change of the network. */
export function useSurroundings(asksVendors: boolean) {
  return useQuery({
    queryKey: ['surroundings', asksVendors],
    queryFn: () => answerOf(window.facedesk.program.surroundings({ asksVendors })),
    refetchInterval: LOOK_EVERY,
    staleTime: 0,
  });
}
