/** The steps of a visit that can be left out, with a reason. */
export const skippableSteps = ['consent', 'liveness', 'document'] as const;
export type SkippableStep = (typeof skippableSteps)[number];
