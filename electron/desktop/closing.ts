import { app, type BrowserWindow } from 'electron';
import { askClosing } from './questions.ts';
import { showTray } from './tray.ts';

export interface ClosingParts {
  readonly icon: string;
  readonly window: () => BrowserWindow | null;
  /** Checks that go on by themselves. */
  readonly workUnderWay: () => number;
  readonly showWindow: () => void;
  /** Closes what is open, so that nothing is begun any more. */
  readonly finish: () => Promise<void>;
  readonly reportFault: (where: string, error: unknown) => void;
}

export interface Closing {
  watch(window: BrowserWindow): void;
}

/** The records are closed within this time, or left as a crash would leave them, which costs nothing either. */
const MOST_FINISHING = 3_000;

/**
 * Closing the window with work under way says so; the program can stay by the clock and finish. Quitting closes the
 * records first.
 */
export function createClosing(parts: ClosingParts): Closing {
  let agreed = false;
  let asking = false;
  let removeTray: (() => void) | null = null;

  function quit(): void {
    agreed = true;
    app.quit();
  }

  function stay(window: BrowserWindow): void {
    removeTray ??= showTray({
      icon: parts.icon,
      open: () => {
        leaveTray();
        parts.showWindow();
      },
      quit,
    });
    agreed = true;
    window.close();
    agreed = false;
  }

  function leaveTray(): void {
    removeTray?.();
    removeTray = null;
  }

  async function ask(window: BrowserWindow, underWay: number): Promise<void> {
    asking = true;
    try {
      const choice = await askClosing(window, underWay);
      if (choice === 'quit') quit();
      else if (choice === 'stay' && !window.isDestroyed()) stay(window);
    } finally {
      asking = false;
    }
  }

  app.on('window-all-closed', () => {
    if (removeTray === null) app.quit();
  });
  app.on('browser-window-created', leaveTray);
  app.on('will-quit', (event) => {
    event.preventDefault();
    const late = new Promise((resolve) => setTimeout(resolve, MOST_FINISHING));
    void Promise.race([parts.finish(), late])
      .catch((error: unknown) => parts.reportFault('closing the records', error))
      // Quitting once more within this very event would be ignored.
      .finally(() => app.exit(0));
  });

  return {
    watch(window) {
      window.on('close', (event) => {
        const underWay = parts.workUnderWay();
        if (agreed || underWay === 0) return;
        event.preventDefault();
        if (!asking) {
          ask(window, underWay).catch((error: unknown) => parts.reportFault('asking about closing', error));
        }
      });
    },
  };
}
