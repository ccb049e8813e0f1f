import { useEffect, useState } from 'react';
import { type CameraTrouble, cameraTroubleOf } from './camera-trouble.ts';

export interface Camera {
  readonly id: string;
  /** As the system calls it. */
  readonly name: string;
}

export type CameraState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'live'; readonly stream: MediaStream }
  | { readonly kind: 'trouble'; readonly trouble: CameraTrouble };

/** More than a face needs, and what most laptops have. */
const SIZE = { width: { ideal: 1920 }, height: { ideal: 1080 } };

/** Chosen last, for as long as the program runs. */
let lastChosen: string | null = null;

/**
 * A camera's picture, for as long as this is mounted: video alone, never the microphone. Where the chosen camera is gone, or none
 * was chosen, the system's first is asked.
 */
export function useCamera() {
  const [chosen, setChosen] = useState(lastChosen);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<CameraState>({ kind: 'starting' });
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const [lastLive, setLastLive] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is another try
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | null = null;
    setState({ kind: 'starting' });
    const begin = async () => {
      const all = await listed();
      const deviceId = all.some(({ id }) => id === chosen) ? chosen : null;
      const begun = await navigator.mediaDevices.getUserMedia({
        video: { ...SIZE, ...(deviceId !== null && { deviceId: { exact: deviceId } }) },
        audio: false,
      });
      if (isOver) return stop(begun);
      stream = begun;
      for (const track of begun.getVideoTracks()) {
        track.addEventListener('ended', () => {
          if (!isOver) setState({ kind: 'trouble', trouble: 'unplugged' });
        });
      }
      setLastLive(begun.getVideoTracks()[0]?.getSettings().deviceId ?? null);
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
  }, [chosen, turn]);

  return {
    state,
    cameras,
    /** The id of the camera that is on, or was last; null where none was. */
    current: lastLive ?? chosen,
    choose: (id: string) => {
      lastChosen = id;
      setChosen(id);
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
