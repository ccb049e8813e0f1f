import { z } from 'zod';

export const pictureFormatSchema = z.enum(['jpeg', 'png']);
export type PictureFormat = z.infer<typeof pictureFormatSchema>;

/** A picture that the main process holds; the window knows it by its id only. */
export const pictureSchema = z.strictObject({
  id: z.uuid(),
  /** The file's name as the person chose it; never a path. */
  name: z.string().min(1).max(255),
  /** By content, not by name. */
  format: pictureFormatSchema,
  byteLength: z.int().positive(),
  /** Pixels as seen, so after the orientation a camera wrote into the file. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** Of the bytes exactly as they are sent, in lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Picture = z.infer<typeof pictureSchema>;

/** Why a picture can't be taken. Each has a text in the language files under `pictureProblem`. */
export const pictureProblemSchema = z.enum(['empty', 'tooManyBytes', 'notJpegOrPng', 'damaged', 'tooManyPixels']);
export type PictureProblem = z.infer<typeof pictureProblemSchema>;

/** Where a face is in its picture: ratios of width and height, clipped to the picture. */
export const faceBoxSchema = z.strictObject({
  left: z.number().min(0).max(1),
  top: z.number().min(0).max(1),
  width: z.number().gt(0).max(1),
  height: z.number().gt(0).max(1),
});
export type FaceBox = z.infer<typeof faceBoxSchema>;
