import { readPictureHeader } from '../../electron/records/pictures/picture-header.ts';
import type { Decoded, Look } from '../../shared/picture/picture.ts';

/** What the page would say of a sound picture, by its header: tests of the outbox have no page. */
export function decodedBy(bytes: Uint8Array): Decoded {
  const look = lookByHeader(bytes);
  if (look.kind === 'refused') throw new Error(`the picture can't be taken: ${look.problem}`);
  return look;
}

export function lookByHeader(bytes: Uint8Array): Extract<Look, { kind: 'refused' }> | ({ kind: 'decoded' } & Decoded) {
  const header = readPictureHeader(bytes, bytes.byteLength);
  if (!header.ok) return { kind: 'refused', problem: header.error };
  return header.value.size
    ? { kind: 'decoded', ...header.value.size, isPartial: false }
    : { kind: 'refused', problem: 'undecodable' };
}
