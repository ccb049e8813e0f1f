import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { type PrintJob, printChannels } from '../../../shared/evidence/printing.ts';
import { isTrustedCaller, PROGRAM_ORIGIN } from '../../ipc/trusted-caller.ts';
import { unlessEnded, type Watch } from '../../work/long-work.ts';
import { closeHidden, type HiddenWindowParts, openHidden } from './hidden-window.ts';

/** Verified bytes by their SHA-256; null where they are missing or were altered. */
type PrintedPictures = (sha256: string) => Promise<Uint8Array | null>;

/** The page says something at least this often, or it has died. */
const MOST_SILENCE = 60_000;

/** Prints one report. */
export interface Printer {
  readonly print: (job: PrintJob, pictures: PrintedPictures, watch: Watch) => Promise<Uint8Array>;
  /** Needed whether or not something was printed. */
  readonly close: () => Promise<void>;
}

/**
 * A hidden, sandboxed window with report.html in it, which waits for its report: a person who is asked where that is to be written takes
 * longer than it takes to load.
 */
export function openPrinter(parts: HiddenWindowParts): Printer {
  const page = openHidden(parts).then(loadPage);
  // What has failed is told when something is to be printed.
  page.catch(() => {});
  return {
    print: async (job, pictures, watch) => printOn(await unlessEnded(watch.signal, page), job, pictures, watch),
    close: () => page.then(({ window }) => closeHidden(window)).catch(() => {}),
  };
}

interface Page {
  readonly window: BrowserWindow;
  readonly isOurs: (event: IpcMainEvent | IpcMainInvokeEvent) => boolean;
  readonly give: (job: PrintJob) => void;
  readonly loaded: Promise<void>;
  /** Rejects once the page has died. */
  readonly gone: Promise<never>;
}

function loadPage(window: BrowserWindow): Page {
  const { id, ipc } = window.webContents;
  const isOurs: Page['isOurs'] = (event) => isTrustedCaller(event, id);
  const { promise: job, resolve: give } = Promise.withResolvers<PrintJob>();
  const { promise: gone, reject: isGone } = Promise.withResolvers<never>();
  window.webContents.once('render-process-gone', (_event, { reason }) =>
    isGone(new Error(`the report’s page is gone: ${reason}`)),
  );
  let given = false;
  ipc.handle(printChannels.take, (event) => {
    if (!isOurs(event) || given) throw new Error('the report has been given out');
    given = true;
    return job;
  });
  const loaded = window.loadURL(`${PROGRAM_ORIGIN}/report.html`);
  for (const fault of [loaded, gone]) fault.catch(() => {});
  return { window, isOurs, give, loaded, gone };
}

async function printOn(
  { window, isOurs, give, loaded, gone }: Page,
  job: PrintJob,
  pictures: PrintedPictures,
  { signal, onProgress }: Watch,
): Promise<Uint8Array> {
  const contents = window.webContents;
  const { ipc } = contents;
  const { promise: end, resolve, reject } = Promise.withResolvers<void>();
  const silence = setTimeout(() => reject(new Error('the report’s page has stopped')), MOST_SILENCE);
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
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
    give(job);
    await Promise.race([gone, Promise.all([loaded, end])]);
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
