import { app, type BrowserWindow, powerMonitor } from 'electron';
import { isLasting, type LastingWork, type WorkEnd, type WorkName } from '../work/long-work.ts';
import { askClosing, type UnderWay } from './questions.ts';
import { showTray } from './tray.ts';

export interface ClosingParts {
  readonly icon: string;
  /** The one that a person sees; never the hidden one that a report is printed from. */
  readonly window: () => BrowserWindow | null;
  readonly underWay: () => UnderWay;
  readonly showWindow: () => void;
  /** Tells, outside the window, what has become of work that went on without it. */
  readonly tell: (name: LastingWork, end: WorkEnd) => void;
  /** Gives up what takes long, and comes back when nothing half-written is left of it. */
  readonly endWork: () => Promise<unknown>;
  /** Closes what is open, so that nothing is begun any more. */
  readonly finish: () => Promise<void>;
  readonly reportFault: (where: string, error: unknown) => void;
}

/** A file is closed and removed within this time, or the disk doesn't answer. */
const MOST_ENDING = 10_000;
/** The records are closed within this time, or left as a crash would leave them, which costs nothing either. */
const MOST_FINISHING = 3_000;

/**
 * Closing the window with something under way says so; the program can stay by the clock and finish. Quitting ends the
 * long work and closes the records first.
 */
export function createClosing(parts: ClosingParts) {
  let asking = false;
  let staying = false;
  /** Something goes on that no page follows, also where a window has been opened again since. */
  let goesOnAlone = false;
  let leaving = false;
  let mayGo = false;
  let removeTray: (() => void) | null = null;

  function isBusy(): boolean {
    const { checks, work } = parts.underWay();
    return checks > 0 || work.length > 0;
  }

  function quit(): void {
    if (leaving) return;
    leaving = true;
    void within(MOST_ENDING, parts.endWork())
      .catch((error: unknown) => parts.reportFault('ending what is under way', error))
      .finally(() => {
        mayGo = true;
        app.quit();
      });
  }

  function stay(window: BrowserWindow): void {
    removeTray ??= showTray(parts.icon, parts.showWindow, quit);
    staying = true;
    goesOnAlone = true;
    window.close();
    staying = false;
    // It may have come to its end while the question was open.
    if (!isBusy()) quit();
  }

  async function ask(window: BrowserWindow): Promise<void> {
    if (asking || leaving) return;
    asking = true;
    try {
      const choice = await askClosing(window, parts.underWay());
      if (choice === 'quit') quit();
      else if (choice === 'stay' && !window.isDestroyed()) stay(window);
    } catch (error) {
      parts.reportFault('asking about closing', error);
    } finally {
      asking = false;
    }
  }

  /** The computer goes down, and nobody is there to be asked: it is held up until nothing half-written is left. */
  function endSession(event?: Electron.Event): void {
    if (!isBusy()) return;
    event?.preventDefault();
    quit();
  }

  app.on('window-all-closed', () => {
    if (removeTray === null) app.quit();
  });
  // Before any window is closed: the hidden one that a report is printed from would be closed as well.
  app.on('before-quit', (event) => {
    if (mayGo || !isBusy()) return;
    event.preventDefault();
    const window = parts.window();
    if (window) void ask(window);
    else quit();
  });
  powerMonitor.on('shutdown', endSession);
  app.on('will-quit', (event) => {
    event.preventDefault();
    void within(MOST_FINISHING, parts.finish())
      .catch((error: unknown) => parts.reportFault('closing the records', error))
      // Quitting once more within this very event would be ignored.
      .finally(() => app.exit(0));
  });

  return {
    watch(window: BrowserWindow) {
      removeTray?.();
      removeTray = null;
      window.on('close', (event) => {
        if (staying || mayGo || !isBusy()) return;
        event.preventDefault();
        void ask(window);
      });
      // Windows tells it to windows alone.
      window.on('query-session-end', endSession);
    },
    /** The page has died: nobody follows any more what is under way. */
    pageLost() {
      goesOnAlone ||= parts.underWay().work.length > 0;
    },
    /** Work that went on without the window takes the program with it, unless somebody has to hear of a failure. */
    workEnded(name: WorkName, end: WorkEnd) {
      if (!goesOnAlone || leaving || !isLasting(name)) return;
      parts.tell(name, end);
      goesOnAlone = isBusy();
      if (removeTray !== null && end !== 'failed' && !goesOnAlone) quit();
    },
  };
}

function within(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
}
