import clsx from 'clsx';
import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaceBox, Picture } from '../../../shared/picture.ts';
import styles from './picture-view.module.css';
import { usePictureAddress } from './use-picture.ts';

interface PictureViewProps {
  readonly picture: Picture;
  readonly description: string;
  readonly faceBox?: FaceBox | null;
  readonly className?: string | undefined;
}

/** A picture in whatever room there is, whole, with the face's frame drawn over it. */
export function PictureView({ picture, description, faceBox = null, className }: PictureViewProps) {
  const { t } = useTranslation();
  const { address, isUnreadable } = usePictureAddress(picture.id);
  const [isBroken, setBroken] = useState(false);
  return (
    <span className={clsx(styles.view, className)}>
      {isUnreadable || isBroken ? (
        <span className={styles.unreadable}>
          <ImageOff size={20} aria-hidden="true" />
          {t('picture.unreadable')}
        </span>
      ) : address ? (
        <img src={address} alt={description} draggable={false} onError={() => setBroken(true)} />
      ) : null}
      {address && faceBox && !isBroken ? <FaceFrame picture={picture} box={faceBox} /> : null}
    </span>
  );
}

/** Laid over the image by the same rule of fitting, so that it needs no measuring. */
function FaceFrame({ picture, box }: { readonly picture: Picture; readonly box: FaceBox }) {
  const frame = {
    x: box.left * picture.width,
    y: box.top * picture.height,
    width: box.width * picture.width,
    height: box.height * picture.height,
  };
  return (
    <svg className={styles.frame} viewBox={`0 0 ${picture.width} ${picture.height}`} aria-hidden="true">
      <rect {...frame} className={styles.frameShade} />
      <rect {...frame} className={styles.frameLine} />
    </svg>
  );
}
