import { useSyncExternalStore } from 'react';

/** What this computer runs on, as the browser calls it; nothing while the first screen is taken over as it was drawn for all of them. */
export function usePlatform(): string {
  return useSyncExternalStore(
    () => () => {},
    () => navigator.platform,
    () => '',
  );
}
