import { isPartialJpeg } from '../partial-jpeg.ts';
import { readPng } from '../png.ts';
import type { OriginalFormat } from './file-kind.ts';

/** A file without its metadata. */
export interface ToWalk {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly format: OriginalFormat;
}

/** Whether only the beginning of a picture is there, by a walk through all of its data. */
export function isHalf({ bytes, format }: ToWalk): boolean {
  if (format === 'jpeg') return isPartialJpeg(bytes);
  return format === 'png' && readPng(bytes).isPartial;
}
