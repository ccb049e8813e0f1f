import { BrowserWindow, type Session } from 'electron';

export interface HiddenWindowParts {
  readonly preload: string;
  /** Of its own, without network or permissions; asked for when the first window is opened. */
  readonly session: () => Promise<Session>;
}

/** Does some work in a hidden, sandboxed window of its own, which is gone afterwards. */
export async function inHiddenWindow<Value>(
  parts: HiddenWindowParts,
  work: (window: BrowserWindow) => Promise<Value>,
): Promise<Value> {
  const session = await parts.session();
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      preload: parts.preload,
      session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // It is never seen, and must not be slowed down for it.
      backgroundThrottling: false,
    },
  });
  try {
    return await work(window);
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}
