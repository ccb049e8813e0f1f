import { useQuery, useQueryClient } from '@tanstack/react-query';

/** What was done at the closed door, told once the door is open and gone. */
export type News =
  | { readonly kind: 'setAside'; readonly name: string }
  | { readonly kind: 'vaultSetAside'; readonly name: string }
  | {
      readonly kind: 'restored';
      readonly checks: number;
      readonly held: number;
      readonly aside: string | null;
      readonly recorded: boolean;
    };

const queryKey = ['news'];

export function useNews(): readonly [News | null, (news: News | null) => void] {
  const client = useQueryClient();
  const { data } = useQuery<News | null>({ queryKey, queryFn: () => null, enabled: false, initialData: null });
  return [data, (news) => void client.setQueryData(queryKey, news)];
}
