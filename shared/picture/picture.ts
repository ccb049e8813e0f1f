import { z } from 'zod';

/** By content. What is neither JPEG nor PNG only comes from a vendor: it is kept, and neither shown nor sent. */
export const pictureFormatSchema = z.enum(['jpeg', 'png', 'other']);
export type PictureFormat = z.infer<typeof pictureFormatSchema>;

/**
 * What the sandboxed page found when it decoded a picture: decided once, and the screen, paper and the wire go by it.
 * `partial`: its coded data end before its last row, so that its lower part is missing. `unseen`: nobody has decoded it yet.
 */
export const pictureSightSchema = z.enum([
  'unseen',
  'whole',
  'partial',
  'undecodable',
  'severalPictures',
  'tooManyPixels',
]);
export type PictureSight = z.infer<typeof pictureSightSchema>;

/** A part of a picture, and how it was turned, by hand: in pixels of the picture upright, before it is turned. */
export const cutSchema = z.strictObject({
  left: z.int().nonnegative(),
  top: z.int().nonnegative(),
  width: z.int().positive(),
  height: z.int().positive(),
  /** Quarter turns to the right. */
  turns: z.int().min(0).max(3),
});
export type Cut = z.infer<typeof cutSchema>;

const originalFile = {
  /** By content. */
  format: z.enum(['jpeg', 'png', 'webp', 'avif', 'gif', 'bmp']),
  byteLength: z.int().positive(),
  /** Pixels as seen. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** In lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

/** What a picture was before the page made one of it that can be sent. The page's word: the main process never sees it. */
export const originalSchema = z.discriminatedUnion('change', [
  z.strictObject({
    ...originalFile,
    /**
     * `stripped`: the same picture, byte for byte, without what a camera or an editor wrote beside it. `redrawn`: drawn anew,
     * upright and small enough. `firstOfAnimation`: the first of several, of an animation or of a camera with two lenses.
     */
    change: z.enum(['stripped', 'redrawn', 'firstOfAnimation']),
  }),
  z
    .strictObject({
      ...originalFile,
      /** By hand, and so drawn anew as well. */
      change: z.enum(['cropped', 'turned', 'croppedAndTurned']),
      cut: cutSchema,
    })
    .refine(({ cut, width, height }) => cut.left + cut.width <= width && cut.top + cut.height <= height),
]);
export type Original = z.infer<typeof originalSchema>;

/** Where a face is in its picture: ratios of width and height, clipped to the picture. */
export const faceBoxSchema = z.strictObject({
  left: z.number().min(0).max(1),
  top: z.number().min(0).max(1),
  width: z.number().gt(0).max(1),
  height: z.number().gt(0).max(1),
});
export type FaceBox = z.infer<typeof faceBoxSchema>;

/** A face as the page measured it in the picture that is sent: where it is and how it is held, and nothing by which to know it again. */
export const measuredFaceSchema = z.strictObject({
  box: faceBoxSchema,
  /** In pixels of that picture. */
  width: z.int().min(0).max(100_000),
  /** Between the middles of the eyes, in the same. */
  eyeDistance: z.int().min(0).max(100_000),
  /** In degrees: leaning to a side, turned to a side, raised or lowered. */
  roll: z.int().min(-180).max(180),
  /** Null where the face is not upright: they mean nothing there. */
  yaw: z.int().min(-180).max(180).nullable(),
  pitch: z.int().min(-180).max(180).nullable(),
});
export type MeasuredFace = z.infer<typeof measuredFaceSchema>;

/** What the page has measured in a picture. */
export const faceMeasuresSchema = z.strictObject({
  /** The largest first. */
  faces: z.array(measuredFaceSchema).max(10),
  /** Of the largest face, else of the whole picture: 0 is black, 1 is white. */
  brightness: z.number().min(0).max(1),
  /** Of the same: how much it changes from pixel to pixel, at one size and whatever the light. 0 is a plain area. */
  sharpness: z.number().min(0).max(1_000_000),
});
export type FaceMeasures = z.infer<typeof faceMeasuresSchema>;

/** What may be better about a picture of a face. Each has a text in the language files under `faceAdvice`. */
export const faceAdviceSchema = z.enum([
  'noFace',
  'severalFaces',
  'tooSmall',
  'tilted',
  'turned',
  'tooDark',
  'tooBright',
  'blurred',
]);
export type FaceAdvice = z.infer<typeof faceAdviceSchema>;

/** What a picture is a photograph of: a person, or a document that has a face on it. */
export const subjectSchema = z.enum(['face', 'document']);
export type Subject = z.infer<typeof subjectSchema>;

/** What was advised before a picture was sent, and by what. */
export const pictureAdviceSchema = z.strictObject({
  /** As what it was judged. */
  subject: subjectSchema,
  /** Empty where there was nothing to advise. */
  advice: z.array(faceAdviceSchema).max(faceAdviceSchema.options.length),
  measures: faceMeasuresSchema,
});
export type PictureAdvice = z.infer<typeof pictureAdviceSchema>;

/** A picture that the main process holds; the window knows it by its id only. */
export const pictureSchema = z.strictObject({
  id: z.uuid(),
  /** The file's name as the person chose it; never a path. */
  name: z.string().min(1).max(255),
  /** By content, not by name. */
  format: pictureFormatSchema,
  byteLength: z.int().positive(),
  /** Pixels as seen, so after the orientation a camera wrote into the file; null where nobody has seen it. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  /** Of the bytes exactly as they are sent, in lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sight: pictureSightSchema,
  /** Null where the file itself is what is sent. */
  original: originalSchema.nullable(),
  /** Null where nobody has looked at it before it was sent: also where that could not be done. The measures are the page's word. */
  advice: pictureAdviceSchema.nullable(),
});
export type Picture = z.infer<typeof pictureSchema>;

/** Why a picture can't be taken. Each has a text in the language files under `pictureProblem`. */
export const pictureProblemSchema = z.enum([
  'unreadable',
  'empty',
  'tooManyBytes',
  'heic',
  'unknownFormat',
  'undecodable',
  'severalPictures',
  'tooManyPixels',
]);
export type PictureProblem = z.infer<typeof pictureProblemSchema>;

/** What the page says of a picture that it has decoded. */
export const decodedSchema = z.strictObject({
  /** Pixels as seen, so with the orientation applied. */
  width: z.int().positive(),
  height: z.int().positive(),
  isPartial: z.boolean(),
});
export type Decoded = z.infer<typeof decodedSchema>;

/** What came of looking at a picture in the sandboxed page. */
export const lookSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('decoded'), ...decodedSchema.shape }),
  z.strictObject({ kind: z.literal('refused'), problem: pictureProblemSchema }),
]);
export type Look = z.infer<typeof lookSchema>;

/** The same of a hidden page; or the hash of what it made once more of a picture. */
export const lookToldSchema = z.discriminatedUnion('kind', [
  ...lookSchema.options,
  z.strictObject({ kind: z.literal('made'), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
]);
export type LookTold = z.infer<typeof lookToldSchema>;
