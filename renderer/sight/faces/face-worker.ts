import type { FaceMeasures } from '../../../shared/picture/picture.ts';

/** Between the page and the thread that looks for faces. Without a picture it gets ready for one, and does not answer. */
export type FaceRequest = { readonly picture: Blob | null; readonly folder: string };
export type FaceAnswer =
  | { readonly kind: 'measured'; readonly measures: FaceMeasures }
  | { readonly kind: 'failed'; readonly name: string; readonly stack: string };

let ready: Promise<(picture: Blob) => Promise<FaceMeasures>> | null = null;

globalThis.onmessage = async ({ data: { picture, folder } }: MessageEvent<FaceRequest>) => {
  ready ??= getReady(folder);
  // What has failed is told with the first picture.
  ready.catch(() => {});
  if (picture) globalThis.postMessage(await answerTo(picture, ready));
};

/** In a file of its own the library is compiled once: Chromium keeps that of what a thread imports, not of what it begins with. */
async function getReady(folder: string) {
  const { load, measured } = await import('./face-model.ts');
  const human = await load(folder);
  return (picture: Blob) => measured(human, picture);
}

async function answerTo(picture: Blob, look: NonNullable<typeof ready>): Promise<FaceAnswer> {
  try {
    return { kind: 'measured', measures: await (await look)(picture) };
  } catch (fault) {
    const { name, stack = '' } = fault instanceof Error ? fault : new Error();
    return { kind: 'failed', name, stack };
  }
}
