import type { Cut, Decoded, Original, PictureProblem } from '../../../shared/picture/picture.ts';

/** What is drawn anew: all of it, or what is cut of it, in pixels of it upright. */
export interface ToRedraw {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly cut: Cut | null;
}

/** Between the page and the thread that draws a picture anew. */
export type Redrawing =
  | {
      readonly kind: 'redrawn';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly decoded: Decoded;
      readonly original: Original;
    }
  | { readonly kind: 'refused'; readonly problem: PictureProblem };

/** Beyond it the thread is taken for stuck, in milliseconds: the largest picture takes a few seconds on a slow laptop. */
const LONGEST_WORK = 60_000;

let last: Promise<unknown> = Promise.resolve();

const gaveUp: Redrawing = { kind: 'refused', problem: 'undecodable' };

/**
 * Makes a JPEG that can be sent of a file that can't: upright, in sRGB, within the limits, without anything that the camera wrote.
 * One after the other, each on a thread of its own that ends with it, so that its memory is given back.
 */
export function redraw(bytes: Uint8Array<ArrayBuffer>, cut: Cut | null = null): Promise<Redrawing> {
  // Where no thread can be begun, or nothing be handed to it, the next picture gets its turn all the same.
  const redrawn = last.then(() => redrawAlone({ bytes, cut })).catch(() => gaveUp);
  last = redrawn;
  return redrawn;
}

async function redrawAlone(wanted: ToRedraw): Promise<Redrawing> {
  const worker = new Worker(new URL('./redraw-worker.ts', import.meta.url), { type: 'module' });
  let timer = 0;
  try {
    return await new Promise<Redrawing>((resolve) => {
      const giveUp = () => resolve(gaveUp);
      timer = window.setTimeout(giveUp, LONGEST_WORK);
      worker.onmessage = ({ data }: MessageEvent<Redrawing>) => resolve(data);
      worker.onerror = giveUp;
      worker.onmessageerror = giveUp;
      worker.postMessage(wanted);
    });
  } finally {
    window.clearTimeout(timer);
    worker.terminate();
  }
}
