import { useEffect, useState, useSyncExternalStore } from 'react';
import { type CameraTrouble, cameraTroubleOf } from './camera-trouble.ts';
import { type Camera, rememberCamera, rememberedAmong } from './remembered-camera.ts';

export type CameraState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'live'; readonly stream: MediaStream }
  | { readonly kind: 'trouble'; readonly trouble: CameraTrouble };

/** More than a face needs, and what most laptops have. */
const SIZE = { width: { ideal: 1920 }, height: { ideal: 1080 } };

/**
 * A camera's picture, for as long as this is mounted and the window is to be seen: video alone, never the microphone. It is the
 * camera that was chosen last, or else the system's first.
 */
export function useCamera() {
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<CameraState>({ kind: 'starting' });
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const [asked, setAsked] = useState<string | null>(null);
  const isSeen = useSyncExternalStore(subscribe, () => document.visibilityState === 'visible');

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is another try
  useEffect(() => {
    setState({ kind: 'starting' });
    if (!isSeen) return;
    let isOver = false;
    let stream: MediaStream | null = null;
    const begin = async () => {
      const all = await listed();
      const chosen = await rememberedAmong(all);
      if (isOver) return;
      setAsked((chosen ?? all[0])?.id ?? null);
      const begun = await navigator.mediaDevices.getUserMedia({
        video: { ...SIZE, ...(chosen && { deviceId: { exact: chosen.id } }) },
        audio: false,
      });
      if (isOver) return stop(begun);
      stream = begun;
      for (const track of begun.getVideoTracks()) {
        track.addEventListener('ended', () => {
          if (!isOver) setState({ kind: 'trouble', trouble: 'unplugged' });
        });
      }
      setAsked(begun.getVideoTracks()[0]?.getSettings().deviceId ?? null);
      setState({ kind: 'live', stream: begun });
    };
    begin()
      .catch((error: unknown) => {
        if (!isOver) setState({ kind: 'trouble', trouble: cameraTroubleOf(error) });
      })
      // Their names are told only to who may use one.
      .then(listed)
      .then((all) => {
        if (!isOver) setCameras(all);
      });
    return () => {
      isOver = true;
      if (stream) stop(stream);
    };
  }, [turn, isSeen]);

  const at = cameras.findIndex(({ id }) => id === asked);
  const next = cameras[(at + 1) % cameras.length];
  return {
    state,
    cameras,
    /** The id of the camera that is on, or did not come on; null where there is none. */
    current: asked,
    /** The one behind it; null where there is no other. */
    next: next === undefined || next.id === asked ? null : next,
    choose: (camera: Camera) => {
      rememberCamera(camera);
      setTurn((before) => before + 1);
    },
    tryAgain: () => setTurn((before) => before + 1),
  };
}

async function listed(): Promise<readonly Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.flatMap(({ kind, deviceId: id, label: name }) => (kind === 'videoinput' && id ? [{ id, name }] : []));
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function subscribe(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}
