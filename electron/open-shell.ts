import { join } from 'node:path';
import { app, type BrowserWindow, nativeTheme } from 'electron';
import { createClosing } from './desktop/closing.ts';
import type { Faults } from './desktop/faults/faults.ts';
import { reviveThePageOf } from './desktop/faults/revival.ts';
import { createNotices } from './desktop/notifications.ts';
import type { Preferences } from './desktop/preferences.ts';
import type { ContentProtection } from './desktop/windows/content-protection.ts';
import { openWindow } from './desktop/windows/window.ts';
import type { PageState } from './ipc/page-state.ts';
import type { RecordsSession } from './records-session.ts';
import { isLasting, type LongWork } from './work/long-work.ts';

export interface ShellParts {
  /** Where the preloads are, and the icon. */
  readonly preloads: string;
  readonly icons: string;
  readonly preferences: Pick<Preferences, 'windowBounds' | 'rememberWindowBounds'>;
  readonly contentProtection: Pick<ContentProtection, 'protect'>;
  readonly recordsSession: Pick<RecordsSession, 'underWay' | 'close'>;
  readonly longWork: readonly LongWork[];
  readonly pageState: Pick<PageState, 'clear'>;
  readonly faults: Faults;
  readonly showLog: () => void;
  /** Milliseconds on a clock that never jumps. */
  readonly clock: () => number;
  /** A file that the page needs is not there. */
  readonly onMissing: () => void;
  /** What a person does with mouse, key or finger. */
  readonly onInput: (input: Electron.InputEvent) => void;
}

/** The window, and what the program does when there is none. */
export type Shell = ReturnType<typeof openShell>;

export function openShell(parts: ShellParts) {
  const { preferences, recordsSession, longWork, pageState, faults, showLog, clock } = parts;
  const icon = join(parts.icons, 'facedesk.png');
  let window: BrowserWindow | null = null;
  let revival: ReturnType<typeof reviveThePageOf> | null = null;
  const notices = createNotices(() => window?.isFocused() ?? false, show);
  const closing = createClosing({
    icon,
    window: () => window,
    underWay: () => ({
      checks: recordsSession.underWay(),
      work: longWork.map((work) => work.underWay()).filter(isLasting),
    }),
    showWindow: show,
    tell: notices.workEnded,
    endWork: () => Promise.all(longWork.map((work) => work.close())),
    finish: recordsSession.close,
    reportFault: faults.report,
  });

  /** Brings the window to the front, and opens it where there is none. */
  function show(): void {
    if (window) {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      return;
    }
    window = openWindow(
      {
        preload: join(parts.preloads, 'preload.cjs'),
        icon,
        bounds: preferences.windowBounds(),
        rememberBounds: preferences.rememberWindowBounds,
        onReload: () => {
          // What a page that died had asked for goes on.
          if (revival?.isExpected()) return;
          for (const work of longWork) work.cancel();
        },
        onMissing: parts.onMissing,
        onInput: parts.onInput,
      },
      nativeTheme.shouldUseDarkColors,
    );
    parts.contentProtection.protect(window);
    revival = reviveThePageOf(
      window,
      {
        note: faults.note,
        reportFault: faults.report,
        showLog,
        onDeath: closing.pageLost,
        forgetKept: pageState.clear,
        quit: app.quit,
      },
      clock,
    );
    closing.watch(window);
    window.once('closed', () => {
      window = null;
      pageState.clear();
    });
  }

  /** The page is there in the place of one that died. */
  const wasRevived = () => revival?.revived() ?? false;
  return { notices, closing, window: () => window, show, wasRevived };
}
