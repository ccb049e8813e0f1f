import type { FaceMatch } from '../../../shared/check.ts';
import {
  type FieldProblem,
  looksLikeAadhaar,
  parseCaseReference,
  parseThreshold,
  parseVerificationId,
} from '../../../shared/fields.ts';
import { DEFAULT_MATCH_POLICY } from '../../../shared/limits.ts';
import type { Picture } from '../../../shared/picture.ts';
import type { MatchPolicy } from '../../../shared/policy.ts';
import { type FirstPictureEntry, firstPictureRequest } from './first-picture.ts';

/** As typed and chosen. */
export interface MatchEntries {
  readonly firstPicture: FirstPictureEntry | null;
  readonly secondPicture: Picture | null;
  readonly threshold: string;
  readonly verificationId: string;
  readonly caseReference: string;
}
export type MatchField = keyof MatchEntries;

/** In the order of the screen: the first one with a problem gets the focus. */
export const matchFields = [
  'firstPicture',
  'secondPicture',
  'threshold',
  'verificationId',
  'caseReference',
] as const satisfies readonly MatchField[];

export const emptyMatchEntries: MatchEntries = {
  firstPicture: null,
  secondPicture: null,
  threshold: String(DEFAULT_MATCH_POLICY.threshold),
  verificationId: '',
  caseReference: '',
};

export interface MatchReading {
  readonly problems: Readonly<Record<MatchField, FieldProblem | null>>;
  /** Null while what is typed is no threshold. */
  readonly threshold: number | null;
  /** A YES could then be a review at best. */
  readonly isBelowPolicy: boolean;
  readonly isSameFileTwice: boolean;
  readonly looksLikeAadhaar: boolean;
}

/** @param policy what it will be judged by */
export function readMatchEntries(entries: MatchEntries, policy: MatchPolicy): MatchReading {
  const threshold = parseThreshold(entries.threshold);
  const verificationId = parseVerificationId(entries.verificationId);
  const caseReference = parseCaseReference(entries.caseReference);
  const { firstPicture, secondPicture } = entries;
  return {
    problems: {
      firstPicture: firstPicture ? null : 'pictureMissing',
      secondPicture: secondPicture ? null : 'pictureMissing',
      threshold: threshold.ok ? null : threshold.error,
      verificationId: verificationId.ok ? null : verificationId.error,
      caseReference: caseReference.ok ? null : caseReference.error,
    },
    threshold: threshold.ok ? threshold.value : null,
    isBelowPolicy: threshold.ok && threshold.value < policy.threshold,
    isSameFileTwice: secondPicture !== null && firstPicture?.picture?.sha256 === secondPicture.sha256,
    looksLikeAadhaar: caseReference.ok && looksLikeAadhaar(caseReference.value),
  };
}

/** What is sent; null while something is missing or wrong. */
export function matchRequest(entries: MatchEntries) {
  const threshold = parseThreshold(entries.threshold);
  const { firstPicture, secondPicture, verificationId, caseReference } = entries;
  if (!firstPicture || !secondPicture || !threshold.ok) return null;
  return {
    firstPicture: firstPictureRequest(firstPicture),
    secondPicture: secondPicture.id,
    threshold: threshold.value,
    verificationId,
    caseReference,
  };
}

/** The values of a failed match, to be changed. */
export function entriesOfMatch({ first, second, threshold, verificationId, caseReference }: FaceMatch): MatchEntries {
  return { firstPicture: first, secondPicture: second, threshold: String(threshold), verificationId, caseReference };
}
