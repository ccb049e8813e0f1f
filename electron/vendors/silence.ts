import type { Socket } from 'node:net';

/** What is known about an exchange in flight; times in milliseconds on a clock that never jumps. */
export interface Progress {
  socket: Socket | null;
  began: number;
  /** What a proxy said before the connection to the vendor was open: not part of an answer. */
  readBefore: number;
  /** Of the body, handed to the operating system. */
  sentBytes: number;
  requestBegan: boolean;
}

/** In milliseconds and bytes. */
export interface SilenceLimits {
  /** Without a byte moving either way. */
  readonly silence: number;
  /** What must come within that time once an answer has begun: less is a drip that would block the lane for good. */
  readonly leastBytes: number;
}

/**
 * Checks often within the limit whether bytes move; returns a function that stops it.
 *
 * The system takes bytes faster than a slow link carries them; what it still holds leaves without our seeing it. Until
 * the answer begins, the time for that much at the pace so far is allowed on top.
 */
export function guardSilence(
  progress: Progress,
  { silence, leastBytes }: SilenceLimits,
  onSilence: () => void,
): () => void {
  let seen = -1;
  let movedAt = performance.now();
  /** What had moved, and when, back to the limit and one look further; from the answer's first byte on. */
  const looks: { readonly at: number; readonly moved: number }[] = [];
  const timer = setInterval(() => {
    const { socket } = progress;
    if (!socket) return;
    const now = performance.now();
    const moved = socket.bytesRead + socket.bytesWritten - socket.writableLength;
    if (moved !== seen) {
      seen = moved;
      movedAt = now;
    }
    const answers = socket.bytesRead > progress.readBefore;
    if (now - movedAt >= silence + (answers ? 0 : drainTime(progress, movedAt))) return onSilence();
    if (!answers) return;
    looks.push({ at: now, moved });
    while (looks[1] && now - looks[1].at >= silence) looks.shift();
    const [first] = looks;
    if (first && now - first.at >= silence && moved - first.moved < leastBytes) onSilence();
  }, silence / 20);
  return () => clearInterval(timer);
}

/** How much of an upload a system may hold: send buffers grow to a few hundred kilobytes on a slow link. */
const HELD_BYTES = 1_000_000;

/** Milliseconds for what may still be held, at the upload's pace up to its last movement. */
function drainTime({ began, sentBytes }: Progress, movedAt: number): number {
  return sentBytes === 0 ? 0 : (Math.min(HELD_BYTES, sentBytes) * (movedAt - began)) / sentBytes;
}
