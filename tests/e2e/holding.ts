import type { Program } from './program.ts';

/** A point that the program's work reaches, and stays at until it is let go. */
export interface Held {
  readonly reached: () => Promise<void>;
  readonly letGo: () => Promise<void>;
}

/** The next report stays in its hidden window, about to be printed. */
export async function holdPrinting({ electron }: Program): Promise<Held> {
  const handle = await electron.evaluateHandle(({ app }) => {
    const reached = Promise.withResolvers<void>();
    const free = Promise.withResolvers<void>();
    // The first that is created may be another: pictures of a vendor's are looked at in one.
    const hold = (_event: Electron.Event, { webContents }: Electron.BrowserWindow) => {
      const print = webContents.printToPDF.bind(webContents);
      webContents.printToPDF = async (options) => {
        app.off('browser-window-created', hold);
        reached.resolve();
        await free.promise;
        return print(options);
      };
    };
    app.on('browser-window-created', hold);
    return { reached: reached.promise, letGo: free.resolve };
  });
  return {
    reached: () => handle.evaluate(({ reached }) => reached),
    letGo: () => handle.evaluate(({ letGo }) => letGo()),
  };
}

/** The person takes their time to choose a file; once they are let go, it is this one. */
export async function holdFileDialog({ electron }: Program, path: string): Promise<Held> {
  const handle = await electron.evaluateHandle(({ dialog }, filePath) => {
    const reached = Promise.withResolvers<void>();
    const free = Promise.withResolvers<void>();
    dialog.showSaveDialog = async () => {
      reached.resolve();
      await free.promise;
      return { canceled: false, filePath };
    };
    return { reached: reached.promise, letGo: free.resolve };
  }, path);
  return {
    reached: () => handle.evaluate(({ reached }) => reached),
    letGo: () => handle.evaluate(({ letGo }) => letGo()),
  };
}
