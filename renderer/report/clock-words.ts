/** What a clock's offset says: less than a second is no more than the way of the answer. */
const SAME = 1000;

type ClockWords = [
  'report:time.clockUnknown' | 'report:time.clockSame' | 'report:time.clockAhead' | 'report:time.clockBehind',
  { length: string },
];

/** @param offset what this computer's clock is ahead of the vendor's, in milliseconds */
export function clockWords(offset: number | null, duration: (milliseconds: number) => string): ClockWords {
  if (offset === null) return ['report:time.clockUnknown', { length: '' }];
  const length = duration(Math.abs(offset));
  if (Math.abs(offset) < SAME) return ['report:time.clockSame', { length }];
  return [offset > 0 ? 'report:time.clockAhead' : 'report:time.clockBehind', { length }];
}
