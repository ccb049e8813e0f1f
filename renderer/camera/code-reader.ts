/** Larger ones are reduced: a code that is held to a camera has large enough squares. */
const LONGEST = 1280;

export type CodeReader = ReturnType<typeof createCodeReader>;

/** Reads QR codes on a thread of its own, one picture at a time. To be ended. */
export function createCodeReader() {
  const worker = new Worker(new URL('./code-worker.ts', import.meta.url), { type: 'module' });
  let answer: ((text: string | null) => void) | null = null;
  worker.onmessage = ({ data }: MessageEvent<string | null>) => answer?.(data);
  worker.onerror = () => answer?.(null);
  return {
    /** The text of the code in it; null for none, and while another one is being read. */
    async read(source: HTMLVideoElement | Blob): Promise<string | null> {
      if (answer) return null;
      return new Promise((resolve) => {
        answer = (text) => {
          answer = null;
          resolve(text);
        };
        reduced(source).then(
          (picture) => worker.postMessage(picture, [picture]),
          () => answer?.(null),
        );
      });
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
