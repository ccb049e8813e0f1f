import type { BrowserWindow } from 'electron';
import { askAfterDeaths, askAfterSilence } from './fault-questions.ts';

export interface RevivalParts {
  /** For the log. */
  readonly note: (what: string) => void;
  readonly reportFault: (where: string, error: unknown) => void;
  readonly showLog: () => void;
  /** The page has died: what goes on in the main process goes on without it. */
  readonly onDeath: () => void;
  /** What the dead page had kept may be what it died of. */
  readonly forgetKept: () => void;
  readonly quit: () => void;
}

/** So many deaths within a minute are a page that can't live. */
const MOST_DEATHS = 3;
const MINUTE = 60_000;

/**
 * Brings the window's page back where it was when its process dies or hangs. A page that dies again and again is asked
 * about outside the window.
 *
 * @param clock milliseconds on a clock that never jumps
 */
export function reviveThePageOf(window: BrowserWindow, parts: RevivalParts, clock: () => number) {
  const contents = window.webContents;
  let deaths: readonly number[] = [];
  let wasRevived = false;
  let isExpected = false;

  function load(): void {
    if (window.isDestroyed()) return;
    wasRevived = true;
    isExpected = true;
    contents.reload();
  }

  async function afterDeath(): Promise<void> {
    deaths = [...deaths.filter((at) => clock() - at < MINUTE), clock()];
    if (deaths.length < MOST_DEATHS) return load();
    for (;;) {
      const choice = await askAfterDeaths(window);
      if (choice === 'quit') return parts.quit();
      if (choice === 'tryAgain') break;
      parts.showLog();
    }
    deaths = [];
    parts.forgetKept();
    load();
  }

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    parts.note(`The window's page is gone: ${reason}, ${exitCode}`);
    parts.onDeath();
    // Chromium is still in the middle of it.
    setImmediate(() => afterDeath().catch((error: unknown) => parts.reportFault('bringing the page back', error)));
  });

  let silence: AbortController | null = null;

  async function afterSilence(answers: AbortSignal): Promise<void> {
    for (;;) {
      const choice = await askAfterSilence(window, answers);
      if (answers.aborted || choice === 'wait') return;
      // Its death is what brings it back.
      if (choice === 'reload') return contents.forcefullyCrashRenderer();
      parts.showLog();
    }
  }

  window.on('unresponsive', () => {
    if (silence !== null) return;
    parts.note("The window's page does not answer");
    silence = new AbortController();
    afterSilence(silence.signal)
      .catch((error: unknown) => parts.reportFault('asking about a silent page', error))
      .finally(() => {
        silence = null;
      });
  });
  window.on('responsive', () => silence?.abort());

  return {
    /** The page that is there now has come in the place of one that died. */
    revived: () => wasRevived,
    /** True once for each page that was loaded because the one before had died. */
    isExpected() {
      const expected = isExpected;
      isExpected = false;
      return expected;
    },
  };
}
