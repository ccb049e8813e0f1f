import { type ClockFinding, clockDirection, isClockWrong } from '../../../shared/evidence/clock.ts';
import { clockLength, clockTrouble } from '../../base/language/clock.ts';
import { useWords } from './use-words.ts';

/** What there is to say of this computer's clock, in words: the same on every page. */
export function useClockWords() {
  const { t, formats, language } = useWords();

  /** @param offset what it is ahead of the vendor's, in milliseconds */
  function words(offset: number | null): string {
    if (offset === null) return t('report:time.clockUnknown');
    return t(`report:time.clock.${clockDirection(offset)}`, { length: lengthOf(offset) });
  }

  function lengthOf(offset: number): string {
    const trouble = clockTrouble(offset);
    return trouble === null ? formats.duration(Math.abs(offset)) : clockLength(language, trouble);
  }

  return {
    words,
    /** As it was last compared, and how wrong it was before where that was too much. */
    found: ({ newest, worst }: ClockFinding) =>
      isClockWrong(worst) && worst !== newest
        ? t('report:time.clockAtWorst', { newest: words(newest), worst: words(worst) })
        : words(newest),
    /** Where it was wrong by more than it may be; null where it never was. */
    warning: ({ worst }: ClockFinding) =>
      isClockWrong(worst) ? t('report:time.clockWarning', { worst: words(worst) }) : null,
  };
}
