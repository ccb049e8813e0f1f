/** The screens there are, in the order of the rail and of their shortcuts. */
export const routes = ['liveness', 'match', 'settings'] as const;
export type Route = (typeof routes)[number];

/** The parts of the settings that a link can lead to. */
export const settingsSections = ['mode', 'protection', 'credentials'] as const;
export type SettingsSection = (typeof settingsSections)[number];

const firstRoute: Route = 'liveness';

/** `#settings` and `#settings/protection` are both the settings. */
export function routeOfHash(hash: string): Route {
  const [screen] = hash.split('/');
  return routes.find((route) => `#${route}` === screen) ?? firstRoute;
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
