import { ImageUp } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { MAXIMUM_ORIGINAL_BYTES } from '../../shared/limits.ts';
import { readFile } from '../base/read-file.ts';
import { prepare } from '../sight/preparing/prepare.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { CameraLine, CameraView } from './camera-view.tsx';
import { type CodeReader, createCodeReader } from './code-reader.ts';
import { useCamera } from './use-camera.ts';

/** Between two looks at what the camera sees, in milliseconds. */
const SPAN = 200;

interface CodeDialogProps {
  readonly title: string;
  /** @returns whether it is what was looked for: then this closes */
  readonly onText: (text: string) => boolean;
  readonly onClose: () => void;
}

/** Reads the QR code that is held to the camera, or that is in a picture. */
export function CodeDialog({ title, onText, onClose }: CodeDialogProps) {
  const { t } = useTranslation();
  const camera = useCamera();
  const video = useRef<HTMLVideoElement>(null);
  const reader = useCodeReader();
  const [problem, setProblem] = useState<'noCode' | 'other' | null>(null);
  const take = (text: string) => {
    if (onText(text)) onClose();
    else setProblem('other');
  };
  const look = useEffectEvent(async () => {
    if (!video.current?.videoWidth || !reader || reader.isReading()) return;
    const text = await reader.read(video.current);
    if (text !== null) take(text);
  });
  const isLive = camera.state.kind === 'live';
  useEffect(() => {
    if (!isLive) return;
    const timer = window.setInterval(() => void look(), SPAN);
    return () => window.clearInterval(timer);
  }, [isLive]);
  const lookAtFile = async (file: File) => {
    const bytes = await readFile(file, MAXIMUM_ORIGINAL_BYTES + 1);
    const prepared = bytes && (await prepare(bytes));
    const picture = prepared?.kind === 'ready' ? new Blob([prepared.bytes]) : null;
    const text = picture && reader ? await reader.read(picture) : null;
    if (text === null) setProblem('noCode');
    else take(text);
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
          <FileTrigger acceptedFileTypes={['image/*']} onSelect={(files) => files?.[0] && void lookAtFile(files[0])}>
            <Button autoFocus>
              <ImageUp size={16} aria-hidden="true" />
              {t('camera.code.choose')}
            </Button>
          </FileTrigger>
        </>
      }
    >
      <CameraView camera={camera} video={video} subject="code" />
      <div role="alert">{problem ? <Notice tone="warning">{t(`camera.code.${problem}`)}</Notice> : null}</div>
      <CameraLine camera={camera} />
    </Dialog>
  );
}

/** Null for the moment before it is made. */
function useCodeReader(): CodeReader | null {
  const [reader, setReader] = useState<CodeReader | null>(null);
  useEffect(() => {
    const made = createCodeReader();
    setReader(made);
    return made.end;
  }, []);
  return reader;
}
