import { useQuery, useQueryClient } from '@tanstack/react-query';

/**
 * Whether the vault was opened with its recovery code: what protected it before can't be opened, or was forgotten, so
 * new protection is asked for. Told here, as it may be opened on another screen than the one that asks.
 */
export function useWasRecovered(): readonly [boolean, (wasRecovered: boolean) => void] {
  const client = useQueryClient();
  const queryKey = ['wasRecovered'];
  const { data } = useQuery({ queryKey, queryFn: () => false, enabled: false, initialData: false });
  return [data, (wasRecovered) => void client.setQueryData(queryKey, wasRecovered)];
}
