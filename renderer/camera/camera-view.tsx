import { CircleDot } from 'lucide-react';
import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Pick } from '../ui/fields/pick.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './camera-view.module.css';
import type { Camera as OneCamera } from './remembered-camera.ts';
import type { useCamera } from './use-camera.ts';

type Camera = ReturnType<typeof useCamera>;

/** What is held to the camera: an oval for a face, a frame for a document or a code. */
export type Subject = 'face' | 'document' | 'code';

interface CameraViewProps {
  readonly camera: Camera;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly subject: Subject;
  /** Seconds until a photo is taken; null while nobody waits for one. */
  readonly left?: number | null;
}

/** What the camera sees, or why there is nothing to see. A face is mirrored, as people know themselves; a photo of it is not. */
export function CameraView({ camera, video, subject, left = null }: CameraViewProps) {
  const { t } = useTranslation();
  const { state, next } = camera;
  const nameOf = useCameraNames(camera);
  const stream = state.kind === 'live' ? state.stream : null;
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [video, stream]);
  if (state.kind === 'trouble') {
    return (
      <div role="alert">
        <Notice tone="warning" title={t(`camera.trouble.${state.trouble}.title`)}>
          <p>{t(`camera.trouble.${state.trouble}.text`)}</p>
          <div className={styles.ways}>
            {next ? (
              <Button look="primary" autoFocus onPress={() => camera.choose(next)}>
                {t('camera.useOther', { name: nameOf(next) })}
              </Button>
            ) : null}
            <Button autoFocus={next === null} onPress={camera.tryAgain}>
              {t('camera.tryAgain')}
            </Button>
          </div>
        </Notice>
      </div>
    );
  }
  return (
    <>
      <div className={styles.stage} data-subject={subject}>
        <video ref={video} className={styles.picture} autoPlay playsInline muted aria-label={t('camera.preview')} />
        <span className={styles.guide} aria-hidden="true" />
        <span className={styles.count} role="timer" aria-live="assertive" aria-label={t('camera.counting')}>
          {left}
        </span>
      </div>
      <p className={styles.hint}>{state.kind === 'starting' ? t('camera.starting') : t(`camera.hint.${subject}`)}</p>
    </>
  );
}

/** That the camera is on, and which one. */
export function CameraLine({ camera }: { readonly camera: Camera }) {
  const { t } = useTranslation();
  const { state, cameras, current, choose } = camera;
  const nameOf = useCameraNames(camera);
  const choices = cameras.map((one) => ({ value: one.id, name: nameOf(one) }));
  const chooseById = (wanted: string) => {
    const chosen = cameras.find(({ id }) => id === wanted);
    if (chosen) choose(chosen);
  };
  return (
    <div className={styles.below}>
      <span className={styles.sign} role="status">
        {state.kind === 'live' ? (
          <>
            <CircleDot size={14} aria-hidden="true" />
            {t('camera.on')}
          </>
        ) : null}
      </span>
      {choices.length < 2 ? null : (
        <Pick
          label={t('camera.which')}
          choices={choices}
          value={current ?? ''}
          isActive={false}
          onChange={chooseById}
        />
      )}
    </div>
  );
}

/** Where a system gives a camera no name, it has its number. */
function useCameraNames({ cameras }: Camera) {
  const { t } = useTranslation();
  return (camera: OneCamera) =>
    camera.name === '' ? t('camera.numbered', { number: cameras.indexOf(camera) + 1 }) : camera.name;
}
