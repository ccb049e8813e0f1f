/** The screens there are, in the order of the rail and of their shortcuts. */
export const routes = ['liveness', 'match'] as const;
export type Route = (typeof routes)[number];

const firstRoute: Route = 'liveness';

export function routeOfHash(hash: string): Route {
  return routes.find((route) => `#${route}` === hash) ?? firstRoute;
}

/** The route of Ctrl+1, Ctrl+2, …; null for a digit that no screen has. */
export function routeOfDigit(digit: string): Route | null {
  return /^[1-9]$/.test(digit) ? (routes[Number(digit) - 1] ?? null) : null;
}
