import type { FaceBox } from '../../../shared/picture/picture.ts';

/** Width of a frame on the first page by its height, as the style sheet has it. */
export const FRAME_SHAPE = 0.8;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A part of a picture, in its own pixels; it reaches beyond the picture where that is shown whole. */
export interface Part extends Size {
  readonly left: number;
  readonly top: number;
}

/** Head and shoulders: so many times as high as the face. */
const HEIGHTS_OF_FACE = 2.1;
/** A face that was found wide, as on its side, still fits. */
const WIDTHS_OF_FACE = 1.5;
/** What may fall away at the edges so that a portrait fills its frame. */
const MOST_LOST = 0.2;
/** Of a portrait the upper part matters more. */
const FROM_TOP = 0.4;

/**
 * What a frame shows of a picture: around the face, where it is known; else the whole, which fills the frame if it has about
 * its shape; pure.
 *
 * @param shape width of the frame by its height
 */
export function partInFrame(picture: Size, faceBox: FaceBox | null, shape: number): Part {
  const within = Math.min(picture.height, picture.width / shape);
  if (faceBox) {
    const face = { width: faceBox.width * picture.width, height: faceBox.height * picture.height };
    const wanted = Math.max(face.height * HEIGHTS_OF_FACE, (face.width * WIDTHS_OF_FACE) / shape);
    const height = Math.min(within, wanted);
    const middle = {
      x: faceBox.left * picture.width + face.width / 2,
      y: faceBox.top * picture.height + face.height / 2,
    };
    return placed(picture, { width: height * shape, height }, middle);
  }
  const width = within * shape;
  const kept = (width * within) / (picture.width * picture.height);
  if (kept >= 1 - MOST_LOST) {
    return placed(picture, { width, height: within }, { x: picture.width / 2, y: picture.height * FROM_TOP });
  }
  const height = Math.max(picture.height, picture.width / shape);
  const whole = { width: height * shape, height };
  return { ...whole, left: (picture.width - whole.width) / 2, top: (picture.height - whole.height) / 2 };
}

/** As near to that middle as it lies in the picture. */
function placed(picture: Size, part: Size, middle: { readonly x: number; readonly y: number }): Part {
  const start = (at: number, length: number, most: number) => Math.min(most - length, Math.max(0, at - length / 2));
  return {
    ...part,
    left: start(middle.x, part.width, picture.width),
    top: start(middle.y, part.height, picture.height),
  };
}
