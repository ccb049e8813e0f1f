import { useSyncExternalStore } from 'react';
import { type CaseAddress, caseAddress, hashOfCases } from './case-address.ts';

let lastHash = hashOfCases;
let last: CaseAddress = { shows: 'list' };

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** While another screen is in view this one stays where it was. */
function snapshot(): CaseAddress {
  const { hash } = window.location;
  const address = caseAddress(hash);
  if (address !== null && hash !== lastHash) {
    lastHash = hash;
    last = address;
  }
  return last;
}

export function useCaseAddress(): CaseAddress {
  return useSyncExternalStore(subscribe, snapshot);
}

export function goToHash(hash: string): void {
  window.location.hash = hash;
}
