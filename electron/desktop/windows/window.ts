import { BrowserWindow, type Rectangle, screen } from 'electron';
import { STARTS_SHUT } from '../../../shared/starts-shut.ts';
import { isProgramUrl, PROGRAM_ORIGIN } from '../../ipc/trusted-caller.ts';
import type { Looks } from '../looks.ts';
import { protectContent } from './content-protection.ts';

export interface WindowParts {
  readonly preload: string;
  readonly looks: Looks;
  /** The page is not to show what it shows with records. */
  readonly isShut: boolean;
  readonly rememberBounds: (bounds: Rectangle) => void;
  /** The page was loaded anew, and knows nothing of what the one before had asked for. */
  readonly onReload: () => void;
  /** A file that the page needs is not there. */
  readonly onMissing: () => void;
  /** Mouse, key or finger, as the browser's own process had it, before the page. */
  readonly onInput: (input: Electron.InputEvent) => void;
}

const SMALLEST = { width: 1024, height: 640 };
const USUAL = { width: 1280, height: 800 };

/** The paper under the page, in both themes, so that the window never flashes white before the page is drawn. */
const PAPER = { light: '#f6f7f9', dark: '#101318' };

/** Opens the program's window. It shows itself once its first picture is drawn. */
export function openWindow(parts: WindowParts, dark: boolean): BrowserWindow {
  const { preload, looks, isShut, rememberBounds, onReload, onMissing, onInput } = parts;
  const window = new BrowserWindow({
    ...placeOf(looks.windowBounds()),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Facedesk',
    backgroundColor: dark ? PAPER.dark : PAPER.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  protectContent(window, looks);
  window.once('ready-to-show', () => window.show());
  window.on('close', () => rememberBounds(window.getNormalBounds()));
  window.webContents.once('did-navigate', () => window.webContents.on('did-navigate', onReload));
  window.webContents.on('did-navigate', (_event, _url, status) => {
    if (status >= 400) onMissing();
  });
  window.webContents.on('preload-error', onMissing);
  window.webContents.on('input-event', (_event, input) => onInput(input));
  void window.loadURL(`${PROGRAM_ORIGIN}/${isShut ? STARTS_SHUT : ''}`);
  return window;
}

/** Holds every page that this program ever opens to our own address: no other page, no new window, no embedded one. */
export function forbidLeaving(contents: Electron.WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isProgramUrl(event.url)) event.preventDefault();
  });
  // A page must not be able to keep the program from ending.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => {
    if (!isProgramUrl(event.url)) event.preventDefault();
  });
}

/** Where it stood, if that still lies on a screen. */
function fits(bounds: Rectangle): boolean {
  const area = screen.getDisplayMatching(bounds).workArea;
  return (
    bounds.x < area.x + area.width &&
    bounds.x + bounds.width > area.x &&
    bounds.y >= area.y - 1 &&
    bounds.y < area.y + area.height
  );
}

/** Where it stood when it was last closed, if that can be; in the middle otherwise. */
function placeOf(bounds: Rectangle | null): Partial<Rectangle> {
  if (bounds && fits(bounds)) return bounds;
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  return { width: Math.min(USUAL.width, width), height: Math.min(USUAL.height, height) };
}
