import { hashOf, idOfHash, routeOfHash } from '../../app/routes.ts';

/** What the address asks the case screen for. */
export type CaseAddress =
  | { readonly shows: 'list' }
  | { readonly shows: 'new' }
  | { readonly shows: 'case'; readonly id: string };

export const hashOfCases = hashOf('case');
export const hashOfNewCase = '#case/new';

export function hashOfCase(id: string): string {
  return hashOf('case', id);
}

/** Null for the address of another screen. */
export function caseAddress(hash: string): CaseAddress | null {
  if (routeOfHash(hash) !== 'case') return null;
  if (hash === hashOfNewCase) return { shows: 'new' };
  const id = idOfHash(hash);
  return id === null ? { shows: 'list' } : { shows: 'case', id };
}
