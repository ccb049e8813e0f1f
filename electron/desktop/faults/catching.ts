import { app, type BrowserWindow } from 'electron';
import { askAfterFault } from './fault-questions.ts';
import type { ReportFault } from './faults.ts';

export interface CatchingParts {
  readonly reportFault: ReportFault;
  readonly note: (what: string) => void;
  readonly showLog: () => void;
  readonly window: () => BrowserWindow | null;
  /** Has the page tell that something went wrong. */
  readonly announceFault: () => void;
  readonly hasStarted: () => boolean;
  readonly failStart: (error: unknown) => Promise<void>;
}

/** Whatever nobody has caught in the main process or a child of it is written down and told, and never the end of all. */
export function catchWhatNobodyCatches(parts: CatchingParts): void {
  let isAsking = false;

  /** The code that failed was left in its middle, so a person may want to begin anew. */
  async function tell(error: unknown): Promise<void> {
    if (!parts.hasStarted()) return parts.failStart(error);
    if (isAsking) return;
    isAsking = true;
    try {
      for (;;) {
        const choice = await askAfterFault(parts.window());
        if (choice === 'goOn') return;
        if (choice === 'showLog') {
          parts.showLog();
          continue;
        }
        app.relaunch();
        return app.quit();
      }
    } finally {
      isAsking = false;
    }
  }

  process.on('uncaughtException', (error) => {
    parts.reportFault('uncaught', error);
    void tell(error);
  });
  // A promise that nobody waited for: what was asked for did not happen, and all else goes on.
  process.on('unhandledRejection', (error) => {
    parts.reportFault('unhandled', error);
    parts.announceFault();
  });
  // Chromium begins its own children anew. The window's page is brought back by `revival.ts`.
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    parts.note(`A child is gone: ${type}, ${reason}, ${exitCode}`);
    parts.announceFault();
  });
}
