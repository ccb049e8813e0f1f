import { MOST_CLOCK_OFFSET } from '../limits.ts';
import type { Mode } from '../mode.ts';
import type { Report } from './evidence.ts';

/** A vendor's `Date` counts whole seconds, and the answer has been on its way. */
const NOTICEABLE_OFFSET = 2000;

/** @param offset what this computer's clock is ahead of the vendors', in milliseconds; null while none has said the time */
export function isClockWrong(offset: number | null): boolean {
  return offset !== null && Math.abs(offset) > MOST_CLOCK_OFFSET;
}

export type ClockDirection = 'same' | 'ahead' | 'behind';

export function clockDirection(offset: number): ClockDirection {
  if (Math.abs(offset) < NOTICEABLE_OFFSET) return 'same';
  return offset > 0 ? 'ahead' : 'behind';
}

/** What vendors' answers have said of this computer's clock; null where none has said the time. In milliseconds. */
export interface ClockFinding {
  readonly newest: number | null;
  /** The one that is furthest from zero. */
  readonly worst: number | null;
}

interface Answered {
  readonly ended: { readonly clockOffset: number | null } | null;
}
interface Asked {
  readonly mode: Mode;
  readonly attempts: readonly (Answered & { readonly startedAt: string })[];
}

/** What one answer has said of it. The practice vendors don't count: they go by the very same clock. */
export function clockOffsetOf(mode: Mode, { ended }: Answered): number | null {
  return mode === 'practice' ? null : (ended?.clockOffset ?? null);
}

/** Of all exchanges of some checks. The vendors' clocks say which is the newest, as ours may have been put right since. */
export function clockOf(checks: readonly Asked[]): ClockFinding {
  const told = checks.flatMap(({ mode, attempts }) =>
    attempts.flatMap((attempt) => {
      const offset = clockOffsetOf(mode, attempt);
      return offset === null ? [] : [{ offset, at: Date.parse(attempt.startedAt) - offset }];
    }),
  );
  const newest = told.toSorted((left, right) => left.at - right.at).at(-1)?.offset ?? null;
  return { newest, worst: worstOf(told.map(({ offset }) => offset)) };
}

/** What a report says of it, on whatever page: its `clockOffset`, and the worst that is anywhere in it. */
export function clockOfReport({ clockOffset, checks }: Pick<Report, 'clockOffset' | 'checks'>): ClockFinding {
  const { worst } = clockOf(checks);
  return { newest: clockOffset, worst: worstOf([clockOffset, worst].filter((offset) => offset !== null)) };
}

function worstOf(offsets: readonly number[]): number | null {
  return offsets.toSorted((left, right) => Math.abs(left) - Math.abs(right)).at(-1) ?? null;
}
