import type { CheckEvidence, EvidencePicture } from '../../../shared/evidence/evidence.ts';

export interface ShownFaces {
  readonly live: EvidencePicture | null;
  readonly document: EvidencePicture | null;
}

/**
 * Whose faces the first page shows, of the checks that its result rests on: the two that were compared, or the liveness
 * check's own where nothing was; pure.
 */
export function shownFaces(checks: readonly CheckEvidence[]): ShownFaces {
  const found = (role: EvidencePicture['role']) =>
    checks.flatMap(({ pictures }) => pictures).find((picture) => picture.role === role) ?? null;
  const live = found('first') ?? found('reference');
  return { live: live && withFaceBox(live, checks), document: found('second') };
}

/** Where the face is stands with the liveness check, which brought the same picture. */
function withFaceBox(picture: EvidencePicture, checks: readonly CheckEvidence[]): EvidencePicture {
  const same = checks.flatMap(({ pictures }) => pictures).filter(({ sha256 }) => sha256 === picture.sha256);
  return { ...picture, faceBox: same.find(({ faceBox }) => faceBox !== null)?.faceBox ?? null };
}
