import { createHash } from 'node:crypto';

/** In hexadecimal: 64 digits in lower case. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
