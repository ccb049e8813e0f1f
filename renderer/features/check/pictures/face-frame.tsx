import type { FaceBox } from '../../../../shared/picture/picture.ts';
import styles from './picture-view.module.css';

/** Of the picture as it is drawn, upright. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The frame around a face, laid over the image by the same rule of fitting. */
export function FaceFrame({ size, box }: { readonly size: Size; readonly box: FaceBox }) {
  const frame = {
    x: box.left * size.width,
    y: box.top * size.height,
    width: box.width * size.width,
    height: box.height * size.height,
  };
  return (
    <svg className={styles.frame} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      <rect {...frame} className={styles.frameShade} />
      <rect {...frame} className={styles.frameLine} />
    </svg>
  );
}
