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
