import type { TFunction } from 'i18next';
import type { Picture } from '../../../../shared/picture/picture.ts';

/** Width and height as seen; null where nobody could see it. */
export function pictureSize(t: TFunction, { width, height }: Picture): string | null {
  return width === null || height === null ? null : t('picture.size', { width, height });
}
