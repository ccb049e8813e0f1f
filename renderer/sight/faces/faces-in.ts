import type { FaceMeasures } from '../../../shared/picture/picture.ts';
import type { FaceAnswer, FaceRequest } from './face-worker.ts';

/** Beyond it the thread is taken for stuck, in milliseconds. */
const LONGEST_LOOK = 30_000;
/** How long it stays for the next picture: it holds a hundred megabytes and more. */
const IDLE = 30_000;
/** Models and WebAssembly lie beside the page, under names of their own. */
const folder = new URL('/faces/', window.location.href).href;

let worker: Worker | null = null;
let idle = 0;
let last: Promise<unknown> = Promise.resolve();

/** Looks for faces in a picture, on a thread that is begun with the first at the latest and ends when there were none for a while. One after the other. */
export function facesIn(picture: Blob): Promise<FaceMeasures> {
  const looked = last.then(() => lookAlone(picture));
  last = looked.catch(() => {});
  return looked;
}

/** A picture is on its way: by the time that it is there the thread may be, too, which takes half a second. */
export function getReadyToLook(): void {
  if (worker === null) begun().postMessage({ picture: null, folder } satisfies FaceRequest);
  endLater();
}

function begun(): Worker {
  worker ??= new Worker(new URL('./face-worker.ts', import.meta.url), { type: 'module' });
  return worker;
}

async function lookAlone(picture: Blob): Promise<FaceMeasures> {
  window.clearTimeout(idle);
  try {
    const answer = await answerOf(begun(), { picture, folder });
    if (answer.kind === 'measured') {
      endLater();
      return answer.measures;
    }
    throw Object.assign(new Error(), { name: answer.name, stack: answer.stack });
  } catch (fault) {
    // What has failed is begun anew for the next picture.
    end();
    throw fault;
  }
}

async function answerOf(looking: Worker, request: FaceRequest): Promise<FaceAnswer> {
  let timer = 0;
  try {
    return await new Promise((resolve, reject) => {
      timer = window.setTimeout(() => reject(new Error('no answer')), LONGEST_LOOK);
      looking.onmessage = ({ data }: MessageEvent<FaceAnswer>) => resolve(data);
      looking.onerror = () => reject(new Error('not begun'));
      looking.onmessageerror = () => reject(new Error('not understood'));
      looking.postMessage(request);
    });
  } finally {
    window.clearTimeout(timer);
  }
}

function endLater(): void {
  window.clearTimeout(idle);
  idle = window.setTimeout(end, IDLE);
}

function end(): void {
  worker?.terminate();
  worker = null;
}
