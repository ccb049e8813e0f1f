import { QueryClient, type QueryFilters } from '@tanstack/react-query';
import { isSettled } from '../../shared/check/of-a-check.ts';
import type { AnswerOf } from '../../shared/contract/contract.ts';
import { gathered, throttled } from './throttle.ts';

/**
 * Everything asked is asked of this computer: being offline is no reason to wait, and a refusal now is a
 * refusal in a second. What is stale is said by the main process.
 */
export function makeQueryClient(): QueryClient {
  const always = { networkMode: 'always', retry: false } as const;
  return new QueryClient({
    defaultOptions: {
      queries: {
        ...always,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: always,
    },
  });
}

/** Milliseconds: the progress of an upload is announced far more often. */
const SPAN = 250;

const readAtEachChange = ['program', 'vault', 'lanes', 'records', 'settings', 'signing', 'surroundings'] as const;
type Name =
  | 'check'
  | 'outbox'
  | 'openCount'
  | 'history'
  | 'cases'
  | 'case'
  | 'arrivals'
  | 'update'
  | (typeof readAtEachChange)[number];

/** What has come to its end waits for no lane; what was never read may. */
function mayConcernLane(reading: unknown): boolean {
  const state = (reading as AnswerOf<'checks.read'> | null | undefined)?.check.state.name;
  return state === undefined || !isSettled(state);
}

/**
 * Reads anew what may have changed. What is being read for the first time is read once more behind that: TanStack Query begins no
 * second reading beside it, and the answer on its way may be older than the change.
 */
async function readAnew(client: QueryClient, changed: QueryFilters): Promise<void> {
  const firstTimes = client
    .getQueryCache()
    .findAll(changed)
    .filter(({ state }) => state.fetchStatus !== 'idle' && state.data === undefined);
  await client.invalidateQueries(changed);
  if (firstTimes.length > 0) await client.invalidateQueries({ predicate: (query) => firstTimes.includes(query) });
}

/** Reads again, whenever the main process says that something has changed, what that may concern. */
export function followChanges(client: QueryClient): () => void {
  const { checks, outbox, cases, program, updates } = window.facedesk;
  const changed = new Set<string>();
  /** Being read as they have come to their end: they need not be read for their lane at the same time. */
  const over = new Set<string>();
  const readAgain = (...names: Name[]) => {
    for (const name of names) void readAnew(client, { queryKey: [name] });
  };
  // What stands in many lists is told in them behind what a person looks at.
  const lists = throttled(() => readAgain('outbox', 'openCount', 'history', 'cases'), SPAN);
  const listsOfProgress = gathered(lists.run, SPAN);
  const readChecks = () => {
    for (const id of changed) void readAnew(client, { queryKey: ['check', id] });
    changed.clear();
    readAgain('case', 'arrivals');
    listsOfProgress.run();
  };
  const readSettled = () => {
    readAgain('case');
    listsOfProgress.cancel();
    lists.run();
  };
  const steps = {
    lists,
    listsOfProgress,
    checks: throttled(readChecks, SPAN),
    // Waits for others of its kind, and never for progress.
    settled: throttled(readSettled, SPAN),
    // Beside the check itself: whoever sees its answer may be gone before lists are read, and would be told of it as news.
    arrivals: throttled(() => readAgain('arrivals'), SPAN),
    outbox: throttled(() => {
      readAgain('outbox', 'surroundings');
      void readAnew(client, {
        queryKey: ['check'],
        predicate: ({ queryKey, state }) => !over.has(String(queryKey[1])) && mayConcernLane(state.data),
      });
    }, SPAN),
    cases: throttled(() => readAgain('cases', 'case', 'history', 'arrivals'), SPAN),
  };
  const endings = [
    checks.onChanged(({ id, isSettled: isOver }) => {
      if (!isOver) {
        over.delete(id);
        changed.add(id);
        return steps.checks.run();
      }
      over.add(id);
      changed.delete(id);
      steps.arrivals.run();
      void readAnew(client, { queryKey: ['check', id] }).then(() => {
        over.delete(id);
        // Lists only once it was drawn.
        setTimeout(steps.settled.run);
      });
    }),
    outbox.onChanged(steps.outbox.run),
    cases.onChanged(steps.cases.run),
    updates.onChanged(() => readAgain('update')),
    // Rare, and waited for: a mode that was switched shows at once.
    program.onChanged(() =>
      readAgain(...readAtEachChange, 'outbox', 'openCount', 'history', 'cases', 'case', 'check', 'arrivals'),
    ),
  ];
  return () => {
    for (const end of endings) end();
    for (const step of Object.values(steps)) step.cancel();
  };
}
