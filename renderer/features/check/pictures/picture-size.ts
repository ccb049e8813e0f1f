import type { TFunction } from 'i18next';
import type { Original, Picture, PictureAdvice } from '../../../../shared/picture/picture.ts';
import { changeOf } from '../../../../shared/picture/sight.ts';
import type { useFormats } from '../../../base/language/use-formats.ts';

type Formats = Pick<ReturnType<typeof useFormats>, 'byteLength'>;

/** Width and height as seen; null where nobody could see it. */
export function pictureSize(t: TFunction, { width, height }: Picture): string | null {
  return width === null || height === null ? null : t('picture.size', { width, height });
}

/** Of which file the picture was made; null where it is the file itself. */
export function madeFrom(t: TFunction, formats: Formats, original: Original | null): string | null {
  if (original === null) return null;
  const { width, height } = original;
  const file = { format: t(`picture.format.${original.format}`), size: formats.byteLength(original.byteLength) };
  return t(`picture.madeFrom.${changeOf(original)}`, { ...file, width, height });
}

/** What was said of it before it was sent; null where nobody had looked at it. */
export function whatWasAdvised(t: TFunction, advised: PictureAdvice | null): string | null {
  if (advised === null) return null;
  const { subject, advice, measures } = advised;
  const all = advice.map((code) => t(`faceAdvice.${subject}.${code}`, { count: measures.faces.length }));
  return all.join('; ') || t('faceCheck.nothing');
}
