import type { ElectronApplication } from '@playwright/test';

export interface Printed {
  /** From when the person has chosen its file until the pages are there, in milliseconds: before it is signed. */
  readonly took: number;
  readonly pages: number;
  /** The page as it was printed, whole in itself but for its fonts. */
  readonly html: string;
}

interface Watched {
  printed: () => Printed;
}

/**
 * @param path where each report is written
 * @returns gives the report that was printed last
 */
export async function watchPrinting(electron: ElectronApplication, path: string): Promise<() => Promise<Printed>> {
  await electron.evaluate(watchInMain, { keepPage: `(${finishedPage})()`, path, choosing: CHOOSING_A_FILE });
  return () => electron.evaluate(() => (globalThis as unknown as Watched).printed());
}

/** Less than anybody takes. */
const CHOOSING_A_FILE = 500;

/** In the main process. What keeping the page takes is no part of the figure. */
function watchInMain(
  { app, dialog }: typeof import('electron'),
  { keepPage, path, choosing }: { readonly keepPage: string; readonly path: string; readonly choosing: number },
): void {
  let last: Printed | null = null;
  let began = 0;
  dialog.showSaveDialog = async () => {
    await new Promise((resolve) => setTimeout(resolve, choosing));
    began = performance.now();
    return { canceled: false, filePath: path };
  };
  app.on('browser-window-created', (_event, { webContents }) => {
    const print = webContents.printToPDF.bind(webContents);
    webContents.printToPDF = async (options) => {
      const asked = performance.now();
      const html = await webContents.executeJavaScript(keepPage);
      const kept = performance.now() - asked;
      const file = await print(options);
      const took = performance.now() - began - kept;
      const pages = file.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
      last = { took, pages, html };
      return file;
    };
  });
  (globalThis as unknown as Watched).printed = () => {
    if (!last) throw new Error('Nothing was printed.');
    return last;
  };
}

/** In the report's page. */
function finishedPage(): string {
  const styles = [...document.styleSheets].map(({ href, cssRules }) =>
    [...cssRules]
      .map(({ cssText }) =>
        cssText.replace(/url\("(?!data:)([^"]+)"\)/g, (_all, url) => `url("${new URL(url, href ?? location.href)}")`),
      )
      .join('\n'),
  );
  const whole = document.documentElement.cloneNode(true) as HTMLElement;
  for (const one of whole.querySelectorAll('script, link, meta[http-equiv]')) one.remove();
  const shown = [...document.images];
  for (const [index, image] of [...whole.querySelectorAll('img')].entries()) {
    const from = shown[index];
    if (!from) continue;
    const canvas = document.createElement('canvas');
    canvas.width = from.naturalWidth;
    canvas.height = from.naturalHeight;
    canvas.getContext('2d')?.drawImage(from, 0, 0);
    image.src = canvas.toDataURL('image/jpeg', 0.9);
  }
  whole.querySelector('head')?.insertAdjacentHTML('beforeend', `<style>${styles.join('\n')}</style>`);
  return `<!doctype html>${whole.outerHTML}`;
}
