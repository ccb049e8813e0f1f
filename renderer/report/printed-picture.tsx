import type { ReactNode } from 'react';
import type { EvidencePicture } from '../../shared/evidence.ts';
import type { Drawing } from './pictures.ts';
import styles from './printed-picture.module.css';
import { useWords } from './use-words.ts';

interface PrintedPictureProps {
  readonly picture: EvidencePicture;
  readonly title: string;
  readonly drawing: Exclude<Drawing, { kind: 'left out' }>;
}

/** Whole, as large as there is room, with the vendor's frame over it; or a word on why it is not there. */
export function PrintedPicture({ picture, title, drawing }: PrintedPictureProps) {
  const { t } = useWords();
  const { width, height, faceBox } = picture;
  if (drawing.kind !== 'drawn') return <EmptyRoom>{t(`report:picture.${drawing.kind}`)}</EmptyRoom>;
  return (
    <div className={styles.room}>
      <img src={drawing.address} alt={title} />
      {faceBox ? (
        // Fitted by the same rule as the picture, so that it needs no measuring.
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {(['ground', 'line'] as const).map((stroke) => (
            <rect
              key={stroke}
              className={styles[stroke]}
              x={faceBox.left * width}
              y={faceBox.top * height}
              width={faceBox.width * width}
              height={faceBox.height * height}
            />
          ))}
        </svg>
      ) : null}
    </div>
  );
}

/** Where a picture would be, with the reason why it is not. */
export function EmptyRoom({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.room}>
      <p className={styles.reason}>{children}</p>
    </div>
  );
}
