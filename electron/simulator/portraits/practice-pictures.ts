import type { SamplePortrait } from '../../../shared/practice.ts';

/** Further moments of a portrait's session, for its audit images. Not offered for a face match. */
export type AuditFrame =
  | 'asha-1-frame-1'
  | 'meera-1-frame-1'
  | 'dev-1-frame-1'
  | 'dev-1-frame-2'
  | 'dev-1-frame-3'
  | 'dev-1-frame-4';

export type PracticePictureName = SamplePortrait | AuditFrame;
export type PracticePerson = 'asha' | 'dev' | 'meera';

/** In Amazon's shape: ratios of the picture's width and height, below 0 or above 1 outside it. */
export interface BoundingBox {
  readonly Left: number;
  readonly Top: number;
  readonly Width: number;
  readonly Height: number;
}

interface PracticePicture {
  /** Null if there is more than one. */
  readonly person: PracticePerson | null;
  /** Null if there is more than one face; no session has such a picture. */
  readonly face: BoundingBox | null;
}

/** `scripts/draw-portraits.ts` prints the boxes that belong to the drawings. */
export const practicePictures: Readonly<Record<PracticePictureName, PracticePicture>> = {
  'asha-1': { person: 'asha', face: { Left: 0.2967, Top: 0.2838, Width: 0.4067, Height: 0.3463 } },
  'asha-1-frame-1': { person: 'asha', face: { Left: 0.2289, Top: 0.245, Width: 0.5422, Height: 0.4617 } },
  'asha-2': { person: 'asha', face: { Left: 0.3167, Top: 0.2838, Width: 0.4067, Height: 0.3463 } },
  'dev-1': { person: 'dev', face: { Left: 0.2817, Top: 0.2775, Width: 0.4367, Height: 0.3575 } },
  'dev-1-frame-1': { person: 'dev', face: { Left: 0.3074, Top: 0.2779, Width: 0.3853, Height: 0.3154 } },
  'dev-1-frame-2': { person: 'dev', face: { Left: 0.2271, Top: 0.2375, Width: 0.5458, Height: 0.4469 } },
  'dev-1-frame-3': { person: 'dev', face: { Left: 0.1553, Top: 0.2013, Width: 0.6895, Height: 0.5645 } },
  'dev-1-frame-4': { person: 'dev', face: { Left: 0.0321, Top: -0.1071, Width: 0.9357, Height: 0.7661 } },
  'dev-2': { person: 'dev', face: { Left: 0.2667, Top: 0.2788, Width: 0.4367, Height: 0.3575 } },
  'meera-1': { person: 'meera', face: { Left: 0.2933, Top: 0.2838, Width: 0.415, Height: 0.3463 } },
  'meera-1-frame-1': { person: 'meera', face: { Left: 0.2417, Top: 0.2141, Width: 0.5188, Height: 0.4328 } },
  'meera-2': { person: 'meera', face: { Left: 0.2733, Top: 0.2838, Width: 0.415, Height: 0.3463 } },
  couple: { person: null, face: null },
};

export const practicePictureNames = Object.keys(practicePictures) as readonly PracticePictureName[];
