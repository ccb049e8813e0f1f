import { z } from 'zod';
import { MAXIMUM_PICTURE_BYTES } from '../limits.ts';
import {
  decodedSchema,
  faceMeasuresSchema,
  originalSchema,
  pictureFormatSchema,
  pictureProblemSchema,
  pictureSchema,
} from '../picture/picture.ts';
import type { Calls } from './channels.ts';
import { keptText, nothing, withId } from './entry.ts';

export const pictures = {
  'pictures.add': {
    request: z.strictObject({
      name: keptText.min(1).max(255),
      /** At most one byte more than a picture may have, so that a huge file never crosses. */
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MAXIMUM_PICTURE_BYTES + 1),
      /** The file's whole size. */
      byteLength: z.int().nonnegative(),
      decoded: decodedSchema,
      original: originalSchema.nullable(),
    }),
    answer: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('taken'), picture: pictureSchema }),
      z.strictObject({ kind: z.literal('refused'), problem: pictureProblemSchema }),
    ]),
  },
  'pictures.read': {
    request: withId,
    answer: z.strictObject({ bytes: z.instanceof(Uint8Array), format: pictureFormatSchema }),
  },
  /** What the page has measured in a picture of a form: a check that is entered with it keeps what was advised by that. */
  'pictures.keepMeasures': {
    request: z.strictObject({ id: z.uuid(), measures: faceMeasuresSchema }),
    answer: nothing,
  },
} satisfies Calls<'pictures'>;
