import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../../files/storage-trouble.ts';

/** A text file for a person's support, of bounded size. It never fails: where nothing can be written, it goes without. */
export type Log = ReturnType<typeof openLog>;

/** How large one file may be, in bytes, and how many there are, with the one in use. */
const USUAL_LIMITS = { mostBytes: 500_000, files: 3 };

/**
 * Written at once and not later, as the next moment may be the last. Made with the first entry, for its owner alone.
 *
 * @param onTrouble told when the file can't be written, and not again before it could be
 */
export function openLog(path: string, now: () => Date, onTrouble: (error: unknown) => void, limits = USUAL_LIMITS) {
  let isInTrouble = false;

  function append(text: string): void {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > 0 && size + Buffer.byteLength(text) > limits.mostBytes) turnOver();
    appendFileSync(path, text, { mode: 0o600 });
  }

  function turnOver(): void {
    for (let number = limits.files - 1; number > 0; number -= 1) {
      const older = name(number);
      const newer = name(number - 1);
      if (statSync(newer, { throwIfNoEntry: false })) renameSync(newer, older);
    }
  }

  function name(number: number): string {
    return number === 0 ? path : path.replace(/\.log$/, `.${number}.log`);
  }

  return {
    /** The file in use; earlier ones lie beside it as `….1.log`, `….2.log`. */
    path,
    /** The newest entries, at most as many as one file holds; why not, where they can't be read. */
    read(): string {
      try {
        return readFileSync(path, 'utf8');
      } catch (error) {
        return `The log can't be read: ${codeOf(error) ?? 'unknown'}.`;
      }
    },
    /** Adds an entry of one or more lines, under the time. */
    write(entry: string) {
      try {
        append(`${now().toISOString()} ${entry.slice(0, limits.mostBytes / 4)}\n`);
        isInTrouble = false;
      } catch (error) {
        if (!isInTrouble) onTrouble(error);
        isInTrouble = true;
      }
    },
  };
}
