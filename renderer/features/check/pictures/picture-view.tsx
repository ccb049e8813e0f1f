import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { ImageOff } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaceBox, Picture } from '../../../../shared/picture/picture.ts';
import { whyUnshown } from '../../../../shared/picture/sight.ts';
import { answerOf } from '../../../base/call.ts';
import { still } from '../../../sight/still.ts';
import { FaceFrame, type Size } from './face-frame.tsx';
import { addressOf, letGo } from './picture-address.ts';
import styles from './picture-view.module.css';

interface PictureViewProps {
  readonly picture: Picture;
  readonly description: string;
  readonly faceBox?: FaceBox | null;
  /** Those that were found on this computer. */
  readonly faces?: readonly FaceBox[];
  readonly className?: string | undefined;
}

/** A picture in whatever room there is, whole, with the face's frame drawn over it; or why it is not shown. */
export function PictureView({ picture, className, ...shown }: PictureViewProps) {
  const { t } = useTranslation();
  const why = whyUnshown(picture);
  return (
    <span className={clsx(styles.view, className)}>
      {why === null ? <ShownPicture picture={picture} {...shown} /> : <Unshown>{t(`pictureSight.${why}`)}</Unshown>}
    </span>
  );
}

function ShownPicture({ picture, description, faceBox = null, faces = [] }: Omit<PictureViewProps, 'className'>) {
  const { t } = useTranslation();
  const { address, isUnreadable } = usePictureAddress(picture);
  const [isBroken, setBroken] = useState(false);
  const [size, setSize] = useState<Size | null>(null);
  if (isUnreadable || isBroken) return <Unshown>{t('picture.unreadable')}</Unshown>;
  if (!address) return null;
  return (
    <>
      <img
        src={address}
        alt={description}
        draggable={false}
        onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setSize({ width, height })}
        onError={() => setBroken(true)}
      />
      {size
        ? [...(faceBox ? [faceBox] : []), ...faces].map((box) => (
            <FaceFrame key={`${box.left} ${box.top}`} size={size} box={box} />
          ))
        : null}
    </>
  );
}

function Unshown({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.unreadable}>
      <ImageOff size={20} aria-hidden="true" />
      {children}
    </span>
  );
}

/**
 * The address of a stored picture, for an image element. What is shown is what the main process holds, so
 * exactly the bytes that are sent or came, with an end marker behind them for decoders that want one.
 */
function usePictureAddress({ id, sight }: Picture) {
  const { data: blob, isError } = useQuery({
    queryKey: ['picture', id, sight],
    queryFn: async () => {
      const { bytes, format } = await answerOf(window.facedesk.pictures.read({ id }));
      return still(bytes, { format, sight });
    },
  });
  const [address, setAddress] = useState<string | null>(null);
  // Before the screen is drawn, so that a picture that comes back into view does not flash.
  useLayoutEffect(() => {
    if (!blob) return;
    setAddress(addressOf(blob));
    return () => {
      letGo(blob);
      setAddress(null);
    };
  }, [blob]);
  return { address, isUnreadable: isError };
}
