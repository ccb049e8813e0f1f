import { isClockWrong } from '../../../shared/evidence/clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface ClockTrouble {
  readonly direction: 'ahead' | 'behind';
  readonly unit: 'minute' | 'hour' | 'day';
  readonly amount: number;
}

/**
 * How wrong this computer's clock is; null where it is right enough, or where nobody has said the time yet.
 *
 * @param offset what it is ahead of the vendors', in milliseconds
 */
export function clockTrouble(offset: number | null): ClockTrouble | null {
  if (offset === null || !isClockWrong(offset)) return null;
  const length = Math.abs(offset);
  const [unit, size] =
    length < 2 * HOUR
      ? (['minute', MINUTE] as const)
      : length < 2 * DAY
        ? (['hour', HOUR] as const)
        : (['day', DAY] as const);
  return { direction: offset > 0 ? 'ahead' : 'behind', unit, amount: Math.round(length / size) };
}

/** “7 minutes”, in the language of the window. */
export function clockLength(language: string, { unit, amount }: ClockTrouble): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}
