import { BrowserWindow, type Session } from 'electron';

export interface HiddenWindowParts {
  readonly preload: string;
  /** Of its own, without network or permissions; asked for when the first window is opened. */
  readonly session: () => Promise<Session>;
}

/** A hidden, sandboxed window of its own. Whoever asks for it ends it, by `closeHidden`. */
export async function openHidden({ preload, session }: HiddenWindowParts): Promise<BrowserWindow> {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      preload,
      session: await session(),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // It is never seen, and must not be slowed down for it.
      backgroundThrottling: false,
    },
  });
}

export function closeHidden(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.destroy();
}
