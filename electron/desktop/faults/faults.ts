import type { RequestOf } from '../../../shared/contract/contract.ts';
import { faultWords, frames } from './fault-words.ts';
import type { Log } from './log.ts';

export type ReportFault = (where: string, error: unknown) => void;

export type Faults = ReturnType<typeof createFaults>;

/** A fault in a loop must not fill the disk, nor bury the first of its kind. */
const MOST_A_MINUTE = 60;
const MINUTE = 60_000;

/**
 * Tells of the program's faults in its log, and to a developer who reads what it prints.
 *
 * @param clock milliseconds on a clock that never jumps
 */
export function createFaults(log: Log, clock: () => number, print: (text: string) => void) {
  let since = clock();
  let told = 0;

  function tell(text: string): void {
    if (clock() - since >= MINUTE) {
      if (told > MOST_A_MINUTE) log.write(`${told - MOST_A_MINUTE} more in a minute, left out`);
      since = clock();
      told = 0;
    }
    told += 1;
    if (told > MOST_A_MINUTE) return;
    print(text);
    log.write(text);
  }

  return {
    report: (where: string, error: unknown) => tell(faultWords(where, error)),
    /** What the page says of a fault of its own. It is not trusted: a place, a kind and frames are taken from it, no text. */
    reportPage: ({ where, name, stack }: RequestOf<'program.reportFault'>) =>
      tell(
        [`Fault (page, ${where}): ${/^[A-Za-z][\w$]{0,59}$/.test(name) ? name : 'Error'}`, ...frames(stack)].join('\n'),
      ),
    /** Something that happened to the program and is no error: a page or a child that is gone. */
    note: tell,
  };
}
