import { useQuery } from '@tanstack/react-query';
import type { OutboxView } from '../../shared/outbox.ts';
import { answerOf } from './call.ts';
import { useProgram } from './use-program.ts';

const outbox = {
  queryKey: ['outbox'],
  queryFn: () => answerOf(window.facedesk.outbox.read({})),
};

/** Everything that is not over, its lanes, and what it may cost. */
export function useOutbox() {
  return useQuery(outbox);
}

const countOf = ({ count }: OutboxView) => count;

/** Open checks of the mode in use; null while that is being read, and where it can't be. */
export function useOpenCount(): number | null {
  const mode = useProgram().data?.mode;
  const { data } = useQuery({ ...outbox, select: countOf });
  return data && mode ? data[mode] : null;
}
