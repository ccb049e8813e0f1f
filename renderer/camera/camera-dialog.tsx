import { Camera as CameraIcon, CircleDot, RotateCcw } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Pick } from '../ui/fields/pick.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './camera-dialog.module.css';
import { taken } from './taken-photo.ts';
import { type Camera, type CameraState, useCamera } from './use-camera.ts';

interface CameraDialogProps {
  readonly title: string;
  /** What is held to the camera: an oval for a face, a frame for a document. */
  readonly subject: 'face' | 'document';
  readonly onTaken: (photo: File) => void;
  readonly onClose: () => void;
}

/** The camera is on while this is open, and says so. A photo is looked at before it is used. */
export function CameraDialog({ title, subject, onTaken, onClose }: CameraDialogProps) {
  const { t } = useTranslation();
  const camera = useCamera();
  const video = useRef<HTMLVideoElement>(null);
  const [photo, setPhoto] = useState<File | null>(null);
  const { state } = camera;
  const take = async () => {
    if (video.current) setPhoto(await taken(video.current, t('camera.fileName')));
  };
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
          ) : (
            <Button look="primary" key="take" autoFocus isBusy={state.kind !== 'live'} onPress={() => void take()}>
              <CameraIcon size={16} aria-hidden="true" />
              {t('camera.take')}
            </Button>
          )}
        </>
      }
    >
      {photo ? <Photo photo={photo} /> : null}
      {photo || state.kind === 'trouble' ? null : <Preview video={video} state={state} subject={subject} />}
      {state.kind === 'trouble' ? (
        <div role="alert">
          <Notice tone="warning" title={t(`camera.trouble.${state.trouble}.title`)}>
            <p>{t(`camera.trouble.${state.trouble}.text`)}</p>
            <Button onPress={camera.tryAgain}>{t('camera.tryAgain')}</Button>
          </Notice>
        </div>
      ) : null}
      <div className={styles.below}>
        <span className={styles.sign} role="status">
          {state.kind === 'live' ? (
            <>
              <CircleDot size={14} aria-hidden="true" />
              {t('camera.on')}
            </>
          ) : null}
        </span>
        <CameraPick {...camera} />
      </div>
    </Dialog>
  );
}

interface PreviewProps {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
  readonly subject: 'face' | 'document';
}

/** A face is mirrored, as people know themselves; the photo is not. */
function Preview({ video, state, subject }: PreviewProps) {
  const { t } = useTranslation();
  const stream = state.kind === 'live' ? state.stream : null;
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [video, stream]);
  return (
    <>
      <div className={styles.stage} data-subject={subject}>
        <video ref={video} className={styles.picture} autoPlay playsInline muted aria-label={t('camera.preview')} />
        <span className={styles.guide} aria-hidden="true" />
      </div>
      <p className={styles.hint}>{state.kind === 'starting' ? t('camera.starting') : t(`camera.hint.${subject}`)}</p>
    </>
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

interface CameraPickProps {
  readonly cameras: readonly Camera[];
  readonly current: string | null;
  readonly choose: (id: string) => void;
}

function CameraPick({ cameras, current, choose }: CameraPickProps) {
  const { t } = useTranslation();
  if (cameras.length < 2) return null;
  const choices = cameras.map(({ id, name }, index) => ({
    value: id,
    name: name === '' ? t('camera.numbered', { number: index + 1 }) : name,
  }));
  return <Pick label={t('camera.which')} choices={choices} value={current ?? ''} isActive={false} onChange={choose} />;
}
