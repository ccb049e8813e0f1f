import type { ElectronApplication } from '@playwright/test';

/** What Electron was told a page may do, as far as its security checklist asks. */
export interface PagePreferences {
  readonly contextIsolation?: boolean;
  readonly sandbox?: boolean;
  readonly nodeIntegration?: boolean;
  readonly nodeIntegrationInWorker?: boolean;
  readonly nodeIntegrationInSubFrames?: boolean;
  readonly webSecurity?: boolean;
  readonly allowRunningInsecureContent?: boolean;
  readonly experimentalFeatures?: boolean;
  readonly enableBlinkFeatures?: string;
  readonly webviewTag?: boolean;
}

export interface SeenWindows {
  /** Every page that was loaded, hidden ones too, with what it may do. */
  readonly pages: readonly { readonly address: string; readonly preferences: PagePreferences }[];
  /** Everything that pages have asked for. */
  readonly requests: readonly string[];
}

/** Notes from now on which pages the program loads, in any window, and what they ask for. Returns what reads it. */
export async function watchWindows(electron: ElectronApplication): Promise<() => Promise<SeenWindows>> {
  const watch = await electron.evaluateHandle(({ app, session, webContents }) => {
    const pages: { address: string; preferences: object }[] = [];
    const requests: string[] = [];
    const note = (contents: Electron.WebContents) =>
      contents.on('did-finish-load', () => {
        const { getLastWebPreferences } = contents as unknown as { getLastWebPreferences: () => object };
        pages.push({ address: contents.getURL(), preferences: getLastWebPreferences.call(contents) });
      });
    for (const contents of webContents.getAllWebContents()) note(contents);
    app.on('web-contents-created', (_event, contents) => note(contents));
    for (const each of [session.defaultSession, session.fromPartition('report')]) {
      each.webRequest.onBeforeRequest(({ url }, answer) => {
        requests.push(url);
        answer({});
      });
    }
    return { pages, requests };
  });
  return () => watch.evaluate((seen) => seen as SeenWindows);
}

export interface Intruder {
  readonly address: string;
  /** One of the program's own. */
  readonly preload?: 'preload' | 'report-preload' | 'look-preload';
  /** In the page's first frame, where it has one. */
  readonly inFrame?: boolean;
  /** What is evaluated there. */
  readonly script: string;
}

/** Opens one more window with a preload of the program's own, as an attacker inside might, and has a page do something in it. */
export const intrude = (electron: ElectronApplication, intruder: Intruder): Promise<unknown> =>
  electron.evaluate(async ({ app, BrowserWindow }, { address, preload = 'preload', inFrame = false, script }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${app.getAppPath()}/out/preload/${preload}.cjs`,
        sandbox: true,
        contextIsolation: true,
        nodeIntegrationInSubFrames: inFrame,
        ...(preload !== 'preload' && { partition: 'report' }),
      },
    });
    try {
      await window.loadURL(address);
      const { mainFrame } = window.webContents;
      return await (inFrame ? mainFrame.frames[0] : mainFrame)?.executeJavaScript(script);
    } finally {
      window.destroy();
    }
  }, intruder);
