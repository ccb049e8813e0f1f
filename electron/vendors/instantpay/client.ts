import type { AnsweredPicture, LivenessAnswer } from '../../../shared/check/answers.ts';
import { type AttemptEnd, nothingLeft } from '../../../shared/check/outcome.ts';
import type { Picture } from '../../../shared/picture/picture.ts';
import { type ExchangeWatch, exchange, type VendorEnvironment } from '../exchange.ts';
import type { LaneAccess } from '../lane-access.ts';
import { livenessOutcome, type UnfiledLivenessAnswer } from './answer.ts';
import { type LivenessQuestion, livenessRequest } from './request.ts';
import type { PictureInAnswer } from './session-result.ts';

/** Keeps a picture from an answer under the given name, byte for byte, whether it can be shown or not. */
export type KeepPicture = (name: string, bytes: Uint8Array) => Promise<Picture>;

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
  if (end.kind === 'broken') return { kind: 'retryable', cause: end.cause, ...nothingLeft };
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
  return { kind: 'kept', picture: await keepPicture(name, picture.bytes), faceBox: picture.faceBox };
}
