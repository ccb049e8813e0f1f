/** Where checks go. A check keeps the mode it was queued in for ever. */
export const modes = ['practice', 'sandbox', 'production'] as const;
export type Mode = (typeof modes)[number];

/**
 * A check counts as live only in production mode, and only if the vendor's answer, where it says
 * anything of its environment, says LIVE too.
 */
export function isLive(mode: Mode, environment: string | null): boolean {
  return mode === 'production' && (environment === null || saysLive(environment));
}

/** Whether an answer calls the environment that it comes from the live one. */
export function saysLive(environment: string): boolean {
  return environment.trim().toUpperCase() === 'LIVE';
}

/** The environment that an answer names, where it does not fit the mode; null where it names none or one that fits. */
export function disagreement(mode: Mode, environment: string | null): string | null {
  if (environment === null) return null;
  return saysLive(environment) === (mode === 'production') ? null : environment;
}
