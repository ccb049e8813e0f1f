/** From a developer's checkout; packed to be tried, and not for release; or packed to be given out. */
export const buildKinds = ['checkout', 'trial', 'release'] as const;
export type BuildKind = (typeof buildKinds)[number];
