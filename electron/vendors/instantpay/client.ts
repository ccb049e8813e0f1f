import type { AnsweredPicture, LivenessAnswer } from '../../../shared/answers.ts';
import type { AttemptEnd } from '../../../shared/outcome.ts';
import type { Picture, PictureProblem } from '../../../shared/picture.ts';
import type { Result } from '../../../shared/result.ts';
import type { VendorEnvironment } from '../environment.ts';
import { type ExchangeWatch, exchange } from '../exchange.ts';
import type { LaneAccess } from '../lane-access.ts';
import { livenessOutcome, type UnfiledLivenessAnswer } from './answer.ts';
import { type LivenessQuestion, livenessRequest } from './request.ts';
import type { PictureInAnswer } from './session-result.ts';

/** Keeps a picture that came in an answer under the given name. */
export type KeepPicture = (name: string, bytes: Uint8Array) => Promise<Result<Picture, PictureProblem>>;

/**
 * Makes one attempt at a liveness lookup and keeps the pictures that came with the answer. Never throws and
 * never repeats.
 */
export async function lookUpLiveness(
  environment: VendorEnvironment,
  access: LaneAccess,
  question: LivenessQuestion,
  keepPicture: KeepPicture,
  watch: ExchangeWatch,
): Promise<AttemptEnd<LivenessAnswer>> {
  const request = livenessRequest(access, question, environment.programVersion);
  const end = await exchange(request, environment, watch);
  if (end.kind === 'stopped') return end;
  if (end.kind === 'broken') return { kind: 'retryable', cause: end.cause, words: null, retryAfter: null };
  const outcome = livenessOutcome(end, question.sessionId, environment.now());
  if (outcome.kind !== 'answered') return outcome;
  return { kind: 'answered', answer: await filed(outcome.answer, keepPicture) };
}

async function filed(answer: UnfiledLivenessAnswer, keepPicture: KeepPicture): Promise<LivenessAnswer> {
  const reference = answer.reference && (await filedPicture('reference', answer.reference, keepPicture));
  const audits: AnsweredPicture[] = [];
  for (const [index, picture] of answer.audits.entries()) {
    audits.push(await filedPicture(`audit-${index + 1}`, picture, keepPicture));
  }
  return { ...answer, reference, audits };
}

async function filedPicture(
  name: string,
  picture: PictureInAnswer,
  keepPicture: KeepPicture,
): Promise<AnsweredPicture> {
  if (picture.kind === 'unusable') return picture;
  const kept = await keepPicture(name, picture.bytes);
  if (kept.ok) return { kind: 'kept', picture: kept.value, faceBox: picture.faceBox };
  const tooLarge = kept.error === 'tooManyBytes' || kept.error === 'tooManyPixels';
  return { kind: 'unusable', why: tooLarge ? 'tooLarge' : 'damaged' };
}
