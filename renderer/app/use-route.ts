import { useSyncExternalStore } from 'react';
import { type Route, routeOfHash, type SettingsSection, sectionOfHash } from './routes.ts';

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
  return useSyncExternalStore(subscribe, () => routeOfHash(window.location.hash));
}

/** The part of the settings that was asked for; null where none was. */
export function useSection(): SettingsSection | null {
  return useSyncExternalStore(subscribe, () => sectionOfHash(window.location.hash));
}

export function goTo(route: Route): void {
  window.location.hash = route;
}

/** True once a person has changed screens: the focus then goes to the new title, but not when the program starts. */
export function hasNavigated(): boolean {
  return navigated;
}
