import type { Cut, Decoded, Original, PictureProblem } from '../../../shared/picture/picture.ts';

/** A file, and what is cut of it, in pixels of it upright; null for all of it. */
export interface ToPrepare {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly cut: Cut | null;
}

/** A picture that can be sent, or why there is none. */
export type Prepared =
  | {
      readonly kind: 'ready';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly decoded: Decoded;
      /** Null where the file itself can be sent. */
      readonly original: Original | null;
    }
  | { readonly kind: 'refused'; readonly problem: PictureProblem };

/** Says to the thread that has a file already: it is none too large, and may be decoded. */
export const MAY_DECODE = 'mayDecode';

/** Beyond it the thread is taken for stuck, in milliseconds: the largest picture takes a few seconds on a slow laptop. */
const LONGEST_WORK = 60_000;

let last: Promise<unknown> = Promise.resolve();

const gaveUp: Prepared = { kind: 'refused', problem: 'undecodable' };

/**
 * Makes of a file what can be sent. One after the other, each on a thread of its own that ends with it, so that the page stays free and
 * the memory is given back.
 *
 * @param problem why it may not be decoded: of one whose size is known already, nothing
 */
export function prepareAside(
  file: Uint8Array<ArrayBuffer>,
  cut: Cut | null = null,
  problem: Promise<PictureProblem | null> = Promise.resolve(null),
): Promise<Prepared> {
  // Where no thread can be begun, or nothing be handed to it, the next picture gets its turn all the same.
  const prepared = last.then(() => prepareAlone({ file, cut }, problem)).catch(() => gaveUp);
  last = prepared;
  return prepared;
}

async function prepareAlone(wanted: ToPrepare, problem: Promise<PictureProblem | null>): Promise<Prepared> {
  const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), { type: 'module' });
  let timer = 0;
  try {
    return await new Promise<Prepared>((resolve) => {
      const giveUp = () => resolve(gaveUp);
      timer = window.setTimeout(giveUp, LONGEST_WORK);
      worker.onmessage = ({ data }: MessageEvent<Prepared>) => resolve(data);
      worker.onerror = giveUp;
      worker.onmessageerror = giveUp;
      worker.postMessage(wanted);
      problem.then(
        (found) => (found === null ? worker.postMessage(MAY_DECODE) : resolve({ kind: 'refused', problem: found })),
        giveUp,
      );
    });
  } finally {
    window.clearTimeout(timer);
    worker.terminate();
  }
}
