import { useSyncExternalStore } from 'react';
import { hashOf, idOfHash, type Route, routeOfHash, type SettingsSection, sectionOfHash } from './routes.ts';

let navigated = false;

function subscribe(listener: () => void): () => void {
  const changed = () => {
    navigated = true;
    listener();
  };
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** The screen in view. It is kept in the address, so that links work as links and a reload stays where it was. */
export function useRoute(): Route {
  return useSyncExternalStore(
    subscribe,
    () => routeOfHash(window.location.hash),
    () => routeOfHash(''),
  );
}

/** The part of the settings that was asked for; null where none was. */
export function useSection(): SettingsSection | null {
  return useSyncExternalStore(subscribe, () => sectionOfHash(window.location.hash));
}

/** What a screen is asked to show; null while it isn't in view, or is asked for nothing in particular. */
export function useRouteId(route: Route): string | null {
  return useSyncExternalStore(subscribe, () => {
    const { hash } = window.location;
    return routeOfHash(hash) === route ? idOfHash(hash) : null;
  });
}

/** Makes a hook for what the address asks of a screen. While another screen is in view, this one stays where it was. */
export function addressHook<Address>(read: (hash: string) => Address | null, start: Address): () => Address {
  let lastHash = '';
  let last = start;
  const snapshot = () => {
    const { hash } = window.location;
    const address = hash === lastHash ? null : read(hash);
    if (address !== null) {
      lastHash = hash;
      last = address;
    }
    return last;
  };
  return () => useSyncExternalStore(subscribe, snapshot, () => start);
}

export function goToHash(hash: string): void {
  window.location.hash = hash;
}

export function goTo(route: Route, id: string | null = null): void {
  goToHash(hashOf(route, id));
}

/** Takes the id out of the address, once what it asks for has been done; the screen stays. */
export function forgetId(route: Route): void {
  window.history.replaceState(null, '', hashOf(route));
}

/** What is in view has been changed by a person without another address. */
export function markNavigated(): void {
  navigated = true;
}

/** True once a person has changed screens: the focus then goes to the new title, but not when the program starts. */
export function hasNavigated(): boolean {
  return navigated;
}
