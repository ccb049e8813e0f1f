import { join } from 'node:path';
import { app, type BrowserWindow, nativeTheme, type Rectangle } from 'electron';
import { DRAWN } from '../shared/contract/channels.ts';
import { createClosing } from './desktop/closing.ts';
import type { Faults } from './desktop/faults/faults.ts';
import { reviveThePageOf } from './desktop/faults/revival.ts';
import type { Looks } from './desktop/looks.ts';
import type { UnderWay } from './desktop/questions.ts';
import { openWindow } from './desktop/windows/window.ts';
import type { PageState } from './ipc/page-state.ts';
import type { LastingWork, WorkEnd } from './work/long-work.ts';

export interface ShellParts {
  /** Where the preloads are, and the icon. */
  readonly preloads: string;
  readonly icons: string;
  /** What they were when the program was started. */
  readonly looks: Looks;
  /** The records are shut until a person opens them. */
  readonly startsShut: () => boolean;
  /** Null while it is being read, when there is nothing under way yet. */
  readonly program: () => BehindTheWindow | null;
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

/** What the window's end has to do with what is behind it. */
interface BehindTheWindow {
  readonly looks: Looks;
  rememberBounds(bounds: Rectangle): void;
  underWay(): UnderWay;
  cancelWork(): void;
  endWork(): Promise<unknown>;
  tellWorkEnded(name: LastingWork, end: WorkEnd): void;
  close(): Promise<void>;
}

/** In milliseconds, once the page has its files: a window that nobody can see draws nothing. */
const LONGEST_DRAWING = 1000;

/** The window, and what the program does when there is none. */
export type Shell = ReturnType<typeof openShell>;

export function openShell(parts: ShellParts) {
  const { program, pageState, faults, showLog, clock } = parts;
  const icon = join(parts.icons, 'facedesk.png');
  let window: BrowserWindow | null = null;
  let revival: ReturnType<typeof reviveThePageOf> | null = null;
  const drawn = Promise.withResolvers<void>();
  const closing = createClosing({
    icon,
    window: () => window,
    underWay: () => program()?.underWay() ?? { checks: 0, work: [] },
    showWindow: show,
    tell: (name, end) => program()?.tellWorkEnded(name, end),
    endWork: async () => program()?.endWork(),
    finish: async () => program()?.close(),
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
        looks: program()?.looks ?? parts.looks,
        isShut: parts.startsShut(),
        rememberBounds: (bounds) => program()?.rememberBounds(bounds),
        onReload: () => {
          // What a page that died had asked for goes on.
          if (revival?.isExpected()) return;
          program()?.cancelWork();
        },
        onMissing: parts.onMissing,
        onInput: parts.onInput,
      },
      nativeTheme.shouldUseDarkColors,
    );
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
    const opened = window;
    opened.webContents.ipc.once(DRAWN, () => drawn.resolve());
    opened.webContents.once('did-finish-load', () => setTimeout(drawn.resolve, LONGEST_DRAWING));
    // To read it takes longer than to open a window.
    void drawn.promise.then(() => {
      // On macOS it is the program's, and no window has one.
      if (process.platform !== 'darwin' && !opened.isDestroyed()) opened.setIcon(icon);
    });
    window.once('closed', () => {
      window = null;
      pageState.clear();
    });
  }

  /** The page is there in the place of one that died. */
  const wasRevived = () => revival?.revived() ?? false;
  return { closing, window: () => window, show, drawn: drawn.promise, wasRevived };
}
