import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { type PrintJob, printChannels } from '../../../shared/evidence/printing.ts';
import { isTrustedCaller, PROGRAM_ORIGIN } from '../../ipc/trusted-caller.ts';
import { unlessEnded, type Watch } from '../../work/long-work.ts';
import { type HiddenWindowParts, inHiddenWindow } from './hidden-window.ts';

/** Verified bytes by their SHA-256; null where they are missing or were altered. */
type PrintedPictures = (sha256: string) => Promise<Uint8Array | null>;

/** The page says something at least this often, or it has died. */
const MOST_SILENCE = 60_000;

/** Prints reports from report.html, each in a hidden, sandboxed window of its own that is gone afterwards. */
export function createPrinter(parts: HiddenWindowParts) {
  return (job: PrintJob, pictures: PrintedPictures, watch: Watch): Promise<Uint8Array> =>
    inHiddenWindow(parts, (window) => {
      watch.signal.throwIfAborted();
      return printFrom(window, job, pictures, watch);
    });
}

async function printFrom(
  window: BrowserWindow,
  job: PrintJob,
  pictures: PrintedPictures,
  { signal, onProgress }: Watch,
): Promise<Uint8Array> {
  const contents = window.webContents;
  const { id, ipc } = contents;
  const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent) => isTrustedCaller(event, id);
  const { promise: end, resolve, reject } = Promise.withResolvers<void>();
  const silence = setTimeout(() => reject(new Error('the report’s page has stopped')), MOST_SILENCE);
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  contents.once('render-process-gone', (_event, { reason }) =>
    reject(new Error(`the report’s page is gone: ${reason}`)),
  );

  let given = false;
  ipc.handle(printChannels.take, (event) => {
    if (!isOurs(event) || given) throw new Error('the report has been given out');
    given = true;
    return job;
  });
  ipc.handle(printChannels.picture, async (event, sha256: unknown) => {
    if (!isOurs(event) || typeof sha256 !== 'string') throw new Error('no picture for this page');
    silence.refresh();
    const bytes = await pictures(sha256);
    return bytes && Uint8Array.from(bytes);
  });
  ipc.on(printChannels.progress, (event, share: unknown) => {
    if (!isOurs(event) || typeof share !== 'number') return;
    silence.refresh();
    onProgress(Math.min(1, Math.max(0, share)));
  });
  ipc.once(printChannels.ready, (event) => {
    if (isOurs(event)) resolve();
  });
  ipc.once(printChannels.failed, (event, message: unknown) => {
    if (isOurs(event)) reject(new Error(`the report’s page failed: ${String(message).slice(0, 500)}`));
  });

  try {
    await Promise.all([window.loadURL(`${PROGRAM_ORIGIN}/report.html`), end]);
    const printed = contents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    return await unlessEnded(signal, printed);
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', onAbort);
    end.catch(() => {});
  }
}
