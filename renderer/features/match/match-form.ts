import type { FaceMatch } from '../../../shared/check/check.ts';
import type { MatchPolicy } from '../../../shared/check/policy.ts';
import {
  looksLikeAadhaar,
  parseChosenCase,
  parseThreshold,
  parseVerificationId,
} from '../../../shared/entry/fields.ts';
import { DEFAULT_MATCH_POLICY } from '../../../shared/limits.ts';
import type { Picture } from '../../../shared/picture/picture.ts';
import { areOneFile } from '../../../shared/picture/sight.ts';
import { type FirstPictureEntry, firstPictureRequest, isCut } from './first-picture.ts';

/** As typed and chosen. */
export interface MatchEntries {
  readonly firstPicture: FirstPictureEntry | null;
  readonly secondPicture: Picture | null;
  readonly threshold: string;
  readonly verificationId: string;
  readonly caseReference: string;
  readonly isCaseChosen: boolean;
}
export type MatchField = Exclude<keyof MatchEntries, 'isCaseChosen'>;

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
  isCaseChosen: false,
};

export type MatchReading = ReturnType<typeof readMatchEntries>;

/** @param policy what it will be judged by */
export function readMatchEntries(entries: MatchEntries, policy: MatchPolicy) {
  const threshold = parseThreshold(entries.threshold);
  const verificationId = parseVerificationId(entries.verificationId);
  const caseReference = parseChosenCase(entries.caseReference, entries.isCaseChosen);
  const { firstPicture, secondPicture } = entries;
  return {
    problems: {
      firstPicture: firstPicture ? null : ('pictureMissing' as const),
      secondPicture: secondPicture ? null : ('pictureMissing' as const),
      threshold: threshold.ok ? null : threshold.error,
      verificationId: verificationId.ok ? null : verificationId.error,
      caseReference: caseReference.ok ? null : caseReference.error,
    },
    /** Null while what is typed is no threshold. */
    threshold: threshold.ok ? threshold.value : null,
    /** A YES could then be a review at best. */
    isBelowPolicy: threshold.ok && threshold.value < policy.threshold,
    isSameFileTwice: Boolean(secondPicture && firstPicture?.picture && areOneFile(firstPicture.picture, secondPicture)),
    looksLikeAadhaar: looksLikeAadhaar(entries.caseReference),
  };
}

/** What is sent, beside whose it is; null while something is missing or wrong. */
export function matchRequest(entries: MatchEntries) {
  const threshold = parseThreshold(entries.threshold);
  const { firstPicture, secondPicture, verificationId } = entries;
  if (!firstPicture || !secondPicture || !threshold.ok) return null;
  return {
    firstPicture: firstPictureRequest(firstPicture),
    secondPicture: secondPicture.id,
    threshold: threshold.value,
    verificationId,
  };
}

/**
 * What makes a match another than the one before: the pictures count by what they are, so that one that was chosen once more,
 * or has come from its liveness check meanwhile, makes no difference.
 */
export function matchStanding({ firstPicture, secondPicture, threshold, caseReference }: MatchEntries) {
  const isReference = firstPicture?.from === 'lookup' && !isCut(firstPicture);
  const first = isReference ? firstPicture.lookup : (firstPicture?.picture?.sha256 ?? null);
  return [first, secondPicture?.sha256 ?? null, threshold, caseReference];
}

/** The values of a failed match, to be changed. */
export function entriesOfMatch({ first, second, threshold, verificationId, caseReference }: FaceMatch): MatchEntries {
  return {
    firstPicture: first,
    secondPicture: second,
    threshold: String(threshold),
    verificationId,
    caseReference,
    isCaseChosen: true,
  };
}
