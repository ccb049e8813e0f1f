/** Why there is no picture from a camera. Each has a text under `camera.trouble`. */
export type CameraTrouble = 'none' | 'refused' | 'inUse' | 'unplugged' | 'failed';

/** By the name of what getUserMedia throws (W3C: Media Capture and Streams, 10.3). */
export function cameraTroubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return name === 'NotReadableError' || name === 'AbortError' ? 'inUse' : 'failed';
}
