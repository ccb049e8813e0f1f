import { idOfHash, routeOfHash } from './routes.ts';
import { addressHook } from './use-route.ts';

/** What the address asks History for. */
export type HistoryAddress =
  | { readonly shows: 'list' }
  | { readonly shows: 'check'; readonly id: string }
  /** The list, with the checks of one case alone. */
  | { readonly shows: 'caseChecks'; readonly caseId: string };

const ofCase = '#history/case/';

/** Null for the address of another screen. */
export function historyAddress(hash: string): HistoryAddress | null {
  if (routeOfHash(hash) !== 'history') return null;
  const caseId = hash.startsWith(ofCase) ? idOfHash(`#case/${hash.slice(ofCase.length)}`) : null;
  if (caseId !== null) return { shows: 'caseChecks', caseId };
  const id = idOfHash(hash);
  return id === null ? { shows: 'list' } : { shows: 'check', id };
}

export function hashOfCaseChecks(caseId: string): string {
  return ofCase + caseId;
}

export const useHistoryAddress = addressHook(historyAddress, { shows: 'list' });
