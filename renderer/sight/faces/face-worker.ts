import { type FaceResult, Human } from '@vladmandic/human';
import { isUpright } from '../../../shared/picture/face-advice.ts';
import type { FaceMeasures, MeasuredFace } from '../../../shared/picture/picture.ts';
import { areaAround, brightnessOf, sharpnessOf } from './light-and-detail.ts';

/** Between the page and the thread that looks for faces. */
export type FaceRequest = { readonly picture: Blob; readonly folder: string };
export type FaceAnswer =
  | { readonly kind: 'measured'; readonly measures: FaceMeasures }
  | { readonly kind: 'failed'; readonly name: string; readonly stack: string };

/** The side of the square that is looked at, in pixels. */
const SIDE = 640;
/** Of the crop of which light and detail are measured: the same for every picture, or they would not compare. */
const CROP = 128;
const MOST_FACES = 10;
const DEGREES = 180 / Math.PI;
/** Outer and inner corners of the eyes in the mesh of 468 points. */
const EYES = [
  [33, 133],
  [362, 263],
] as const;

let loaded: Promise<Human> | null = null;

globalThis.onmessage = async ({ data: { picture, folder } }: MessageEvent<FaceRequest>) => {
  globalThis.postMessage(await answerTo(picture, folder));
};

async function answerTo(picture: Blob, folder: string): Promise<FaceAnswer> {
  try {
    loaded ??= load(folder);
    return { kind: 'measured', measures: await measured(await loaded, picture) };
  } catch (fault) {
    const { name, stack = '' } = fault instanceof Error ? fault : new Error();
    return { kind: 'failed', name, stack };
  }
}

/** Each part of the library is named: those that are not would run, and what it can say of age, mood and likeness is nobody's business here. */
async function load(folder: string): Promise<Human> {
  const off = { enabled: false };
  const human = new Human({
    backend: 'wasm',
    wasmPath: folder,
    modelBasePath: folder,
    warmup: 'none',
    cacheModels: false,
    cacheSensitivity: 0,
    async: false,
    debug: false,
    filter: off,
    gesture: off,
    body: off,
    hand: off,
    object: off,
    segmentation: off,
    face: {
      enabled: true,
      detector: { modelPath: 'blazeface.json', rotation: true, maxDetected: MOST_FACES, skipFrames: 0, skipTime: 0 },
      mesh: { enabled: true, modelPath: 'facemesh.json' },
      attention: off,
      iris: off,
      description: off,
      emotion: off,
      antispoof: off,
      liveness: off,
      gear: off,
    },
  });
  await human.load();
  // Both go on without saying so: on a slow substitute, and with no model.
  if (human.tf.getBackend() !== 'wasm') throw new Error('no WebAssembly');
  if (human.models.loaded().length !== 2) throw new Error('no models');
  return human;
}

async function measured(human: Human, picture: Blob): Promise<FaceMeasures> {
  const bitmap = await createImageBitmap(picture);
  try {
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    const drawing = drawn(SIDE, SIDE, (context) =>
      context.drawImage(bitmap, 0, 0, bitmap.width * scale, bitmap.height * scale),
    );
    const faces = await facesIn(human, drawing);
    const found = faces
      .map((face) => measuredFace(face, scale, bitmap))
      .toSorted((one, other) => other.width - one.width);
    const crop = drawn(CROP, CROP, (context) => {
      const { left, top, width, height } = areaAround(found[0]?.box ?? null, bitmap, CROP);
      context.drawImage(bitmap, left, top, width, height, 0, 0, CROP, CROP);
    });
    return { faces: found, brightness: brightnessOf(crop), sharpness: sharpnessOf(crop) };
  } finally {
    bitmap.close();
  }
}

async function facesIn(human: Human, drawing: ImageData): Promise<readonly FaceResult[]> {
  const pixels = human.tf.browser.fromPixels(drawing, 3);
  const input = human.tf.expandDims(pixels, 0);
  try {
    const result = await human.detect(input as Parameters<Human['detect']>[0]);
    if (result.error) throw new Error('not looked at');
    return result.face;
  } finally {
    human.tf.dispose([pixels, input]);
  }
}

/** In the picture as it is sent. */
function measuredFace(
  { box, mesh, rotation }: FaceResult,
  scale: number,
  { width, height }: ImageBitmap,
): MeasuredFace {
  const [x, y, across, down] = box.map((length) => length / scale) as [number, number, number, number];
  const left = within(x / width);
  const top = within(y / height);
  const [one, other] = EYES.map((corners) => middle(corners.map((corner) => mesh[corner] ?? [0, 0])));
  const [dx, dy] = one && other ? [other[0] - one[0], other[1] - one[1]] : [0, 0];
  const roll = Math.atan2(dy, dx) * DEGREES;
  const angle = rotation && isUpright(roll) ? rotation.angle : null;
  return {
    box: { left, top, width: within((x + across) / width) - left, height: within((y + down) / height) - top },
    width: Math.round(across),
    eyeDistance: Math.round(Math.hypot(dx, dy) / scale),
    roll: Math.round(roll),
    yaw: angle && Math.round(angle.yaw * DEGREES),
    pitch: angle && Math.round(angle.pitch * DEGREES),
  };
}

const within = (ratio: number) => Math.min(1, Math.max(0, ratio));

type Point = readonly (number | undefined)[];
function middle(points: readonly Point[]): readonly [number, number] {
  const sum = (axis: 0 | 1) => points.reduce((total, point) => total + (point[axis] ?? 0), 0);
  return [sum(0) / points.length, sum(1) / points.length];
}

function drawn(width: number, height: number, draw: (context: OffscreenCanvasRenderingContext2D) => void): ImageData {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('nothing to draw on');
  context.imageSmoothingQuality = 'high';
  // What is transparent is paper, as it is where the picture is shown.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  draw(context);
  return context.getImageData(0, 0, width, height);
}
