import { type FaceResult, Human } from '@vladmandic/human';
import { isUpright } from '../../../shared/picture/face-advice.ts';
import type { FaceMeasures, MeasuredFace } from '../../../shared/picture/picture.ts';
import { areaAround, brightnessOf, sharpnessOf } from './light-and-detail.ts';

/** The side of the square that is looked at, in pixels. */
const SIDE = 512;
/** Less sure than that it is no face. */
const LEAST_SURE = 0.4;
/** As sure as that it is one, whichever way up the picture is: a face on its head is found as another one, and less surely. */
const SURE = 0.8;
/** Of the picture's sides: the parts that are looked at one by one where nothing was found in the whole. */
const PART = 0.6;
const SURE_IN_PART = 0.6;
/** Of the crop of which light and detail are measured: the same for every picture, or they would not compare. */
const CROP = 128;
const MOST_FACES = 10;
const DEGREES = 180 / Math.PI;
/** Outer and inner corners of the eyes in the mesh of 468 points. */
const EYES = [
  [33, 133],
  [362, 263],
] as const;

/** Each part of the library is named: those that are not would run, and what it can say of age, mood and likeness is nobody's business here. */
export async function load(folder: string): Promise<Human> {
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
      detector: {
        modelPath: 'blazeface.json',
        rotation: true,
        maxDetected: MOST_FACES,
        minConfidence: LEAST_SURE,
        skipFrames: 0,
        skipTime: 0,
      },
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
  // The first look at anything takes three times as long.
  await looked(human, new ImageData(SIDE, SIDE));
  return human;
}

export async function measured(human: Human, picture: Blob): Promise<FaceMeasures> {
  const bitmap = await createImageBitmap(picture);
  try {
    const faces = await facesOf(human, bitmap);
    const found = faces
      .filter(({ box }) => box.width > 0 && box.height > 0)
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

interface Found {
  readonly faces: readonly MeasuredFace[];
  /** Of each face, from 0 to 1. */
  readonly sureness: readonly number[];
}
const surenessOf = ({ sureness }: Found) => Math.max(0, ...sureness);

/** In the whole picture, else on its head, else in its parts: a face on a document may be small. */
async function facesOf(human: Human, bitmap: ImageBitmap): Promise<readonly MeasuredFace[]> {
  const { width, height } = bitmap;
  const whole = { left: 0, top: 0, width, height };
  const upright = await facesIn(human, bitmap, whole, false);
  if (surenessOf(upright) >= SURE) return upright.faces;
  const turned = await facesIn(human, bitmap, whole, true);
  if (surenessOf(turned) >= SURE) return turned.faces;
  if (upright.faces.length > 0 || Math.max(width, height) <= SIDE) return upright.faces;
  let best = upright;
  for (const left of [0, width * (1 - PART)]) {
    for (const top of [0, height * (1 - PART)]) {
      const found = await facesIn(human, bitmap, { left, top, width: width * PART, height: height * PART }, false);
      if (surenessOf(found) >= Math.max(SURE_IN_PART, surenessOf(best))) best = found;
    }
  }
  return best.faces;
}

/** In pixels of the picture. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

async function facesIn(human: Human, bitmap: ImageBitmap, area: Area, isOnItsHead: boolean): Promise<Found> {
  const scale = Math.min(1, SIDE / Math.max(area.width, area.height));
  const [width, height] = [area.width * scale, area.height * scale];
  const drawing = drawn(SIDE, SIDE, (context) => {
    if (isOnItsHead) context.setTransform(-1, 0, 0, -1, width, height);
    context.drawImage(bitmap, area.left, area.top, area.width, area.height, 0, 0, width, height);
  });
  const found = await looked(human, drawing);
  return {
    faces: found.map((face) => measuredFace(face, bitmap, { area, scale, isOnItsHead })),
    sureness: found.map(({ boxScore }) => boxScore),
  };
}

async function looked(human: Human, drawing: ImageData): Promise<readonly FaceResult[]> {
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

interface Drawing {
  readonly area: Area;
  /** From the picture as it is sent to what was looked at. */
  readonly scale: number;
  readonly isOnItsHead: boolean;
}

/** In the picture as it is sent. */
function measuredFace({ box, mesh, rotation }: FaceResult, size: ImageBitmap, drawing: Drawing): MeasuredFace {
  const { area, scale, isOnItsHead } = drawing;
  const [x, y, across, down] = box.map((length) => length / scale) as [number, number, number, number];
  const left = within((area.left + x) / size.width);
  const top = within((area.top + y) / size.height);
  const right = within((area.left + x + across) / size.width);
  const bottom = within((area.top + y + down) / size.height);
  const [one, other] = EYES.map((corners) => middle(corners.map((corner) => mesh[corner] ?? [0, 0])));
  const [dx, dy] = one && other ? [other[0] - one[0], other[1] - one[1]] : [0, 0];
  const seenRoll = Math.round(Math.atan2(dy, dx) * DEGREES);
  const roll = isOnItsHead ? seenRoll - 180 * (Math.sign(seenRoll) || 1) : seenRoll;
  const angle = rotation && isUpright(roll) ? rotation.angle : null;
  return {
    box: {
      left: isOnItsHead ? rounded(1 - right) : left,
      top: isOnItsHead ? rounded(1 - bottom) : top,
      width: rounded(right - left),
      height: rounded(bottom - top),
    },
    width: Math.round(across),
    eyeDistance: Math.round(Math.hypot(dx, dy) / scale),
    roll,
    yaw: angle && Math.round(angle.yaw * DEGREES),
    pitch: angle && Math.round(angle.pitch * DEGREES),
  };
}

/** In the ten-thousandths that a record needs. */
const rounded = (ratio: number) => Math.round(ratio * 10_000) / 10_000;
const within = (ratio: number) => rounded(Math.min(1, Math.max(0, ratio)));

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
