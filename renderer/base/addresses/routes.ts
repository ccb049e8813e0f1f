/** The screens there are, in the order of the rail and of their shortcuts. */
export const routes = ['case', 'outbox', 'history', 'settings', 'liveness', 'match'] as const;
export type Route = (typeof routes)[number];

/** The parts of the settings that a link can lead to. */
export const settingsSections = [
  'mode',
  'protection',
  'credentials',
  'agent',
  'policy',
  'signing',
  'reports',
  'records',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** A customer waits: the program starts where a visit begins. */
const firstRoute: Route = 'case';

/** `#settings` and `#settings/protection` are both the settings. */
export function routeOfHash(hash: string): Route {
  const [screen] = hash.split('/');
  return routes.find((route) => `#${route}` === screen) ?? firstRoute;
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of what a screen is asked to show: the check of `#history/…`, the case of `#case/…`. Null for none. */
export function idOfHash(hash: string): string | null {
  const [, id = ''] = hash.split('/');
  return idForm.test(id) ? id.toLowerCase() : null;
}

/** The address of a screen, and of one thing in it. */
export function hashOf(route: Route, id: string | null = null): string {
  return id === null ? `#${route}` : `#${route}/${id}`;
}

/** The part of the settings that the address asks for; null for none. */
export function sectionOfHash(hash: string): SettingsSection | null {
  return settingsSections.find((section) => hashOfSection(section) === hash) ?? null;
}

export function hashOfSection(section: SettingsSection): string {
  return `#settings/${section}`;
}

/** The route of Ctrl+1, Ctrl+2, …, and of Ctrl+, as elsewhere; null for a key that no screen has. */
export function routeOfKey(key: string): Route | null {
  if (key === ',') return 'settings';
  return /^[1-9]$/.test(key) ? (routes[Number(key) - 1] ?? null) : null;
}
