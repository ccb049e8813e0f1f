import { useSyncExternalStore } from 'react';
import { type HistoryAddress, historyAddress } from './history-address.ts';

let lastHash = '#history';
let last: HistoryAddress = { shows: 'list' };

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** While another screen is in view this one stays where it was. */
function snapshot(): HistoryAddress {
  const { hash } = window.location;
  const address = historyAddress(hash);
  if (address !== null && hash !== lastHash) {
    lastHash = hash;
    last = address;
  }
  return last;
}

export function useHistoryAddress(): HistoryAddress {
  return useSyncExternalStore(subscribe, snapshot);
}

export function goToHistory(hash: string): void {
  window.location.hash = hash;
}
