import { _electron } from '@playwright/test';
import { prepareElectron } from './electron/prepare.ts';

/** What to make of a drawing: its size in pixels and its format. */
export interface Sheet {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly type: 'image/jpeg' | 'image/png';
  /** 0–1, for JPEG. */
  readonly quality?: number;
}

/** Turns SVG into JPEG or PNG with the engine that the program itself shows pictures with. */
export async function withDrawer(work: (draw: (sheet: Sheet) => Promise<Buffer>) => Promise<void>): Promise<void> {
  const { electron, desktop, sandbox } = await prepareElectron();
  const app = await _electron.launch({
    executablePath: electron.executable,
    chromiumSandbox: sandbox,
    env: desktop.env as Record<string, string>,
  });
  try {
    await work(async (sheet) => {
      const url = await app.evaluate(drawInElectron, sheet);
      return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    });
  } finally {
    await app.close();
    desktop.stop();
  }
}

/** Runs in Electron's main process: a hidden page draws the picture and gives it as a data URL. */
async function drawInElectron(
  electron: typeof import('electron'),
  { svg, width, height, type, quality }: Sheet,
): Promise<string> {
  const window = new electron.BrowserWindow({ show: false });
  await window.loadURL('about:blank');
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const url: string = await window.webContents.executeJavaScript(`(async () => {
    const image = new Image(${width}, ${height});
    image.src = ${JSON.stringify(source)};
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = ${width};
    canvas.height = ${height};
    canvas.getContext('2d').drawImage(image, 0, 0, ${width}, ${height});
    return canvas.toDataURL(${JSON.stringify(type)}, ${quality ?? 1});
  })()`);
  window.destroy();
  return url;
}
