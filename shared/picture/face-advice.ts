import type { FaceAdvice, FaceMeasures, MeasuredFace, PictureAdvice, Subject } from './picture.ts';

/** From where on something is advised: docs/FACE-CHECK.md says where each comes from, and what was measured on photographs. */
export const limits = {
  face: { eyeDistance: 35, tilt: 20, turn: 25, nod: 25, darkest: 0.1, brightest: 0.72, blurriest: 0.006 },
  document: { eyeDistance: 16, tilt: 20, turn: 30, nod: 30, darkest: 0.08, brightest: 0.8, blurriest: 0.003 },
} as const satisfies Record<Subject, unknown>;

/**
 * What may be better about a picture before it is sent; pure. It is advice, no verdict: the vendor judges. What lies behind something else is left
 * out: of a picture without a face nobody says that the face is blurred.
 */
export function adviceOf(measures: FaceMeasures, subject: Subject): PictureAdvice {
  return { subject, advice: codesOf(measures, subject), measures };
}

function codesOf({ faces, brightness, sharpness }: FaceMeasures, subject: Subject): FaceAdvice[] {
  const limit = limits[subject];
  const [largest] = faces;
  const isDark = brightness < limit.darkest;
  // Without a face it is the whole picture that is bright, as paper is.
  if (!largest) return isDark ? ['noFace', 'tooDark'] : ['noFace'];
  const isSmall = largest.eyeDistance < limit.eyeDistance;
  const found: readonly (FaceAdvice | false)[] = [
    faces.length > 1 && 'severalFaces',
    isSmall && 'tooSmall',
    Math.abs(largest.roll) > limit.tilt && 'tilted',
    isTurned(largest, limit) && 'turned',
    isDark && 'tooDark',
    brightness > limit.brightest && 'tooBright',
    // A small face has no detail to lose.
    !isSmall && sharpness < limit.blurriest && 'blurred',
  ];
  return found.filter((code) => code !== false);
}

/** Beyond it what is measured of a face's turn means nothing. */
const UPRIGHT = 30;

export function isUpright(roll: number): boolean {
  return Math.abs(roll) <= UPRIGHT;
}

function isTurned({ yaw, pitch }: MeasuredFace, limit: { readonly turn: number; readonly nod: number }): boolean {
  return Math.abs(yaw ?? 0) > limit.turn || Math.abs(pitch ?? 0) > limit.nod;
}
