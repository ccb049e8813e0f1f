import { isHalf, type ToWalk } from './walk.ts';

/** In bytes: of a smaller file the walk takes no longer than the beginning of a thread. */
const WORTH_A_THREAD = 1_000_000;

/** Whether only the beginning of a picture is there. Of a large one the walk takes as long as decoding, and goes beside it. */
export async function isHalfAside(walked: ToWalk): Promise<boolean> {
  if (walked.bytes.length < WORTH_A_THREAD) return isHalf(walked);
  const worker = new Worker(new URL('./walk-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<boolean>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<boolean>) => resolve(data);
      worker.onerror = () => reject(new Error('not walked'));
      worker.onmessageerror = () => reject(new Error('not understood'));
      worker.postMessage(walked);
    });
  } finally {
    worker.terminate();
  }
}
