import type { FaceMatch } from '../../../shared/check/check.ts';

const A_DAY = 24 * 60 * 60_000;

/** The end of the attempt that brought a match its answer, by this computer's clock; null without an answer. */
export function answeredAt({ state, attempts }: Pick<FaceMatch, 'state' | 'attempts'>): Date | null {
  if (state.name !== 'done') return null;
  const answered = attempts.findLast(({ ended }) => ended?.outcome.kind === 'answered');
  return answered ? new Date(Date.parse(answered.startedAt) + (answered.ended?.duration ?? 0)) : null;
}

/**
 * The answer that need not be bought again: of the newest match of the same pictures under the same threshold that was
 * answered within a day; whichever way a clock was put right since.
 *
 * @param alike the newest first
 */
export function answerAtHand(alike: readonly FaceMatch[], now: Date): FaceMatch | null {
  return (
    alike.find((match) => {
      const at = answeredAt(match);
      return at !== null && Math.abs(now.getTime() - at.getTime()) < A_DAY;
    }) ?? null
  );
}
