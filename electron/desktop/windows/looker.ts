import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { lookChannels } from '../../../shared/picture/looking.ts';
import { type Look, lookSchema } from '../../../shared/picture/picture.ts';
import { isTrustedCaller, PROGRAM_ORIGIN } from '../../ipc/trusted-caller.ts';
import { type HiddenWindowParts, inHiddenWindow } from './hidden-window.ts';

/** A picture takes well under a second; a page that says nothing for longer, in milliseconds, has died of it. */
const MOST_SILENCE = 20_000;

interface Request {
  readonly pictures: readonly Uint8Array[];
  readonly resolve: (looks: readonly (Look | null)[]) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Looks at pictures in a hidden, sandboxed page: those of vendors, which nobody has decoded yet. There is one such page at a
 * time, and whatever is asked for meanwhile is looked at together in the next: a window for each answer of a long queue
 * would hold the computer up.
 *
 * @returns what came of each; null from the one on at which the page died or fell silent
 */
export function createLooker(parts: HiddenWindowParts) {
  const waiting: Request[] = [];
  let isLooking = false;

  async function lookAtWaiting(): Promise<void> {
    isLooking = true;
    while (waiting.length > 0) await lookAtBatch(waiting.splice(0));
    isLooking = false;
  }

  async function lookAtBatch(batch: readonly Request[]): Promise<void> {
    try {
      const all = batch.flatMap(({ pictures }) => pictures);
      const looks = await inHiddenWindow(parts, (window) => looksFrom(window, all));
      let from = 0;
      let hasDied = false;
      for (const request of batch) {
        const found = looks.slice(from, from + request.pictures.length);
        from += request.pictures.length;
        const isWhole = found.length === request.pictures.length;
        // Behind the one at which the page died nothing was looked at: that comes in the next page.
        if (hasDied && !isWhole) waiting.push(request);
        else request.resolve(request.pictures.map((_, index) => found[index] ?? null));
        hasDied ||= !isWhole;
      }
    } catch (fault) {
      for (const { reject } of batch) reject(fault);
    }
  }

  return (pictures: readonly Uint8Array[]): Promise<readonly (Look | null)[]> =>
    new Promise((resolve, reject) => {
      waiting.push({ pictures, resolve, reject });
      if (!isLooking) void lookAtWaiting();
    });
}

async function looksFrom(window: BrowserWindow, pictures: readonly Uint8Array[]): Promise<readonly Look[]> {
  const contents = window.webContents;
  const { id, ipc } = contents;
  const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent) => isTrustedCaller(event, id);
  const looks: Look[] = [];
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const silence = setTimeout(end, MOST_SILENCE);
  contents.once('render-process-gone', () => end());
  window.once('closed', () => end());
  ipc.handle(lookChannels.next, (event) => {
    if (!isOurs(event)) throw new Error('no picture for this page');
    silence.refresh();
    const bytes = pictures[looks.length];
    if (bytes === undefined) end();
    return bytes === undefined ? null : Uint8Array.from(bytes);
  });
  ipc.on(lookChannels.tell, (event, said: unknown) => {
    const look = lookSchema.safeParse(said);
    if (!isOurs(event) || !look.success || looks.length === pictures.length) return end();
    looks.push(look.data);
  });
  try {
    await Promise.race([window.loadURL(`${PROGRAM_ORIGIN}/look.html`).then(() => over), over]);
    return looks;
  } catch {
    // The page died while it was being loaded: nothing was looked at.
    return looks;
  } finally {
    clearTimeout(silence);
  }
}
