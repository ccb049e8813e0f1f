/** Larger ones are reduced: a code that is held to a camera has large enough squares. */
const LONGEST = 1280;

export type CodeReader = ReturnType<typeof createCodeReader>;

/** Reads QR codes on a thread of its own, one picture at a time. To be ended. */
export function createCodeReader() {
  const worker = new Worker(new URL('./code-worker.ts', import.meta.url), { type: 'module' });
  let answer: ((text: string | null) => void) | null = null;
  worker.onmessage = ({ data }: MessageEvent<string | null>) => answer?.(data);
  worker.onerror = () => answer?.(null);
  let last: Promise<unknown> = Promise.resolve();

  const readAlone = (source: HTMLVideoElement | Blob) =>
    new Promise<string | null>((resolve) => {
      answer = (text) => {
        answer = null;
        resolve(text);
      };
      reduced(source).then(
        (picture) => worker.postMessage(picture, [picture]),
        () => answer?.(null),
      );
    });
  return {
    /** What a camera sees need not wait: the next of its pictures is as good. */
    isReading: () => answer !== null,
    /** The text of the code in it, as soon as what is being read is done; null for none. */
    read(source: HTMLVideoElement | Blob): Promise<string | null> {
      const text = last.then(() => readAlone(source));
      last = text;
      return text;
    },
    end: () => worker.terminate(),
  };
}

async function reduced(source: HTMLVideoElement | Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(source);
  const scale = LONGEST / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const resizeWidth = Math.round(whole.width * scale);
  const resizeHeight = Math.round(whole.height * scale);
  const small = await createImageBitmap(whole, { resizeWidth, resizeHeight, resizeQuality: 'medium' });
  whole.close();
  return small;
}
