import { idOfHash, routeOfHash } from './routes.ts';
import { addressHook } from './use-route.ts';

/** What the address asks the case screen for. */
export type CaseAddress =
  | { readonly shows: 'list' }
  | { readonly shows: 'new' }
  | { readonly shows: 'case'; readonly id: string };

export const hashOfNewCase = '#case/new';

/** Null for the address of another screen. */
export function caseAddress(hash: string): CaseAddress | null {
  if (routeOfHash(hash) !== 'case') return null;
  if (hash === hashOfNewCase) return { shows: 'new' };
  const id = idOfHash(hash);
  return id === null ? { shows: 'list' } : { shows: 'case', id };
}

export const useCaseAddress = addressHook(caseAddress, { shows: 'list' });
