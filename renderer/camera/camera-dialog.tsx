import { Camera as CameraIcon, RotateCcw, Timer } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './camera-view.module.css';
import { CameraLine, CameraView, type Subject } from './camera-view.tsx';
import { taken } from './taken-photo.ts';
import { useCamera } from './use-camera.ts';
import { COUNTDOWN_SECONDS, useCountdown } from './use-countdown.ts';

interface CameraDialogProps {
  readonly title: string;
  readonly subject: Exclude<Subject, 'code'>;
  readonly onTaken: (photo: File) => void;
  readonly onClose: () => void;
}

/** The camera is on while this is open, and says so. A photo is looked at before it is used. */
export function CameraDialog({ title, subject, onTaken, onClose }: CameraDialogProps) {
  const { t } = useTranslation();
  const camera = useCamera();
  const video = useRef<HTMLVideoElement>(null);
  const [photo, setPhoto] = useState<File | null>(null);
  const take = async () => {
    const shown = video.current;
    if (!shown) return;
    // A camera that is only just on has no picture to take yet: the first one is.
    if (!shown.videoWidth) await new Promise((come) => shown.addEventListener('loadeddata', come, { once: true }));
    setPhoto(await taken(shown, t('camera.fileName')));
  };
  const isLive = camera.state.kind === 'live';
  const countdown = useCountdown(isLive && photo === null, () => void take());
  const use = () => {
    if (photo) onTaken(photo);
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onDismiss={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          {photo ? (
            <>
              <Button onPress={() => setPhoto(null)}>
                <RotateCcw size={16} aria-hidden="true" />
                {t('camera.again')}
              </Button>
              <Button look="primary" autoFocus key="use" onPress={use}>
                {t('camera.use')}
              </Button>
            </>
          ) : camera.state.kind === 'trouble' ? null : (
            <>
              <Button key="count" isBusy={!isLive} onPress={countdown.left === null ? countdown.begin : countdown.stop}>
                <Timer size={16} aria-hidden="true" />
                {countdown.left === null ? t('camera.takeIn', { seconds: COUNTDOWN_SECONDS }) : t('camera.stop')}
              </Button>
              <Button look="primary" key="take" autoFocus isBusy={!isLive} onPress={() => void take()}>
                <CameraIcon size={16} aria-hidden="true" />
                {t('camera.take')}
              </Button>
            </>
          )}
        </>
      }
    >
      {photo ? (
        <Photo photo={photo} />
      ) : (
        <CameraView camera={camera} video={video} subject={subject} left={countdown.left} />
      )}
      <CameraLine camera={camera} />
    </Dialog>
  );
}

function Photo({ photo }: { readonly photo: File }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(photo);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  return (
    <div className={styles.stage}>
      {address === null ? null : <img src={address} alt={t('camera.photo')} className={styles.picture} />}
    </div>
  );
}
