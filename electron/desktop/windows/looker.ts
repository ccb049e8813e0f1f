import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { type LookTask, lookChannels } from '../../../shared/picture/looking.ts';
import { type Cut, type LookTold, lookToldSchema } from '../../../shared/picture/picture.ts';
import { isTrustedCaller, PROGRAM_ORIGIN } from '../../ipc/trusted-caller.ts';
import { closeHidden, type HiddenWindowParts, openHidden } from './hidden-window.ts';

/** A picture takes well under a second; a page that says nothing for longer, in milliseconds, has died of it. */
const MOST_SILENCE = 20_000;

interface Request {
  readonly tasks: readonly LookTask[];
  readonly resolve: (told: readonly (LookTold | null)[]) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Has pictures decoded in a hidden, sandboxed page: those of vendors, which nobody has seen yet, and those that are said to be made
 * of them. There is one such page at a time, and whatever is asked for meanwhile is looked at together in the next: a window for each
 * answer of a long queue would hold the computer up.
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
      const all = batch.flatMap(({ tasks }) => tasks);
      const window = await openHidden(parts);
      const told = await toldBy(window, all).finally(() => closeHidden(window));
      let from = 0;
      let hasDied = false;
      for (const request of batch) {
        const found = told.slice(from, from + request.tasks.length);
        from += request.tasks.length;
        const isWhole = found.length === request.tasks.length;
        // Behind the one at which the page died nothing was looked at: that comes in the next page.
        if (hasDied && !isWhole) waiting.push(request);
        else request.resolve(request.tasks.map((_, index) => found[index] ?? null));
        hasDied ||= !isWhole;
      }
    } catch (fault) {
      for (const { reject } of batch) reject(fault);
    }
  }

  const ask = (tasks: readonly LookTask[]): Promise<readonly (LookTold | null)[]> =>
    new Promise((resolve, reject) => {
      waiting.push({ tasks, resolve, reject });
      if (!isLooking) void lookAtWaiting();
    });

  return {
    /** What came of each; null from the one on at which the page died or fell silent. */
    async lookAt(pictures: readonly Uint8Array[]) {
      const told = await ask(pictures.map((bytes) => ({ kind: 'look', bytes: Uint8Array.from(bytes) })));
      return told.map((one) => (one === null || one.kind === 'made' ? null : one));
    },
    /** The hash of what the window would make of a picture for sending; null where nothing comes of it. */
    async makeOf(picture: Uint8Array, cut: Cut | null): Promise<string | null> {
      const [told = null] = await ask([{ kind: 'make', bytes: Uint8Array.from(picture), cut }]);
      return told?.kind === 'made' ? told.sha256 : null;
    },
  };
}

async function toldBy(window: BrowserWindow, tasks: readonly LookTask[]): Promise<readonly LookTold[]> {
  const contents = window.webContents;
  const { id, ipc } = contents;
  const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent) => isTrustedCaller(event, id);
  const told: LookTold[] = [];
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const silence = setTimeout(end, MOST_SILENCE);
  contents.once('render-process-gone', () => end());
  window.once('closed', () => end());
  ipc.handle(lookChannels.next, (event) => {
    if (!isOurs(event)) throw new Error('no picture for this page');
    silence.refresh();
    const task = tasks[told.length];
    if (task === undefined) end();
    return task ?? null;
  });
  ipc.on(lookChannels.tell, (event, said: unknown) => {
    const one = lookToldSchema.safeParse(said);
    if (!isOurs(event) || !one.success || told.length === tasks.length) return end();
    told.push(one.data);
  });
  try {
    await Promise.race([window.loadURL(`${PROGRAM_ORIGIN}/look.html`).then(() => over), over]);
    return told;
  } catch {
    // The page died while it was being loaded: nothing was looked at.
    return told;
  } finally {
    clearTimeout(silence);
  }
}
