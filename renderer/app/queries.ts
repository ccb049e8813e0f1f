import { QueryClient } from '@tanstack/react-query';

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

/** Reads a check again whenever the main process says that it has changed. */
export function followChecks(client: QueryClient): () => void {
  return window.facedesk.checks.onChanged(({ id }) => {
    void client.invalidateQueries({ queryKey: ['check', id] });
  });
}

/** Reads mode, vault and credentials again whenever the main process says that one of them has changed. */
export function followProgram(client: QueryClient): () => void {
  return window.facedesk.program.onChanged(() => {
    for (const queryKey of [['program'], ['vault'], ['lanes']]) void client.invalidateQueries({ queryKey });
  });
}
