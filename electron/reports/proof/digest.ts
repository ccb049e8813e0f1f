import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** Takes some ten milliseconds: between two of these the window gets its turn. */
const PIECE_BYTES = 16_777_216;

/** SHA-256 of these bytes one behind the other, in hexadecimal. Hundreds of megabytes hold up nobody. */
export async function sha256Of(...parts: readonly Uint8Array[]): Promise<string> {
  const hash = createHash('sha256');
  let sinceTurn = 0;
  for (const part of parts) {
    for (let at = 0; at < part.byteLength; at += PIECE_BYTES) {
      const piece = part.subarray(at, at + PIECE_BYTES);
      hash.update(piece);
      sinceTurn += piece.byteLength;
      if (sinceTurn < PIECE_BYTES) continue;
      sinceTurn = 0;
      await setImmediate();
    }
  }
  return hash.digest('hex');
}
