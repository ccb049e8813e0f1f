import { createCipheriv, createDecipheriv } from 'node:crypto';
import { CIPHER, NONCE_BYTES, TAG_BYTES } from '../../sealing/seal.ts';
import { BackupFault } from './trouble.ts';

/** Large enough to cost little, small enough that nothing much is read before it is known to be true. */
export const CHUNK_BYTES = 64 * 1024;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/** Takes bytes one after the other and seals them in chunks. */
export type ChunkWriter = ReturnType<typeof createChunkWriter>;

/**
 * Seals a stream in chunks with AES-256-GCM, each under its number and whether it is the last one (the construction
 * "STREAM" of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): a chunk that is changed, moved, doubled or missing, also at
 * the end, can't be opened.
 *
 * @param key for this one stream
 * @param beginning what stands before the stream; sealed along
 */
export function createChunkWriter(key: Uint8Array, beginning: Uint8Array, put: (bytes: Uint8Array) => Promise<void>) {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  let filled = 0;
  let number = 0;

  async function flush(last: boolean): Promise<void> {
    const cipher = createCipheriv(CIPHER, key, nonceOf(number, last)).setAAD(beginning);
    const sealed = [cipher.update(chunk.subarray(0, filled)), cipher.final(), cipher.getAuthTag()];
    number += 1;
    filled = 0;
    await put(Buffer.concat(sealed));
  }

  return {
    async write(bytes: Uint8Array) {
      let done = 0;
      while (done < bytes.byteLength) {
        if (filled === CHUNK_BYTES) await flush(false);
        const part = bytes.subarray(done, done + CHUNK_BYTES - filled);
        chunk.set(part, filled);
        filled += part.byteLength;
        done += part.byteLength;
      }
    },
    /** Seals what is left as the last chunk. */
    end: () => flush(true),
  };
}

/** Whatever can be read at a place. */
export interface ChunkSource {
  readonly byteLength: number;
  /** Fewer bytes than asked for only at the end. */
  read(position: number, length: number): Promise<Buffer>;
}

/** Opens what a chunk writer has sealed, chunk by chunk. @throws BackupFault at the first that can't be opened */
export async function* readChunks(
  key: Uint8Array,
  beginning: Uint8Array,
  source: ChunkSource,
): AsyncGenerator<Buffer, void> {
  let position = beginning.byteLength;
  for (let number = 0; ; number += 1) {
    const sealed = await source.read(position, SEALED_CHUNK_BYTES);
    position += sealed.byteLength;
    const last = position >= source.byteLength;
    yield openChunk(key, beginning, sealed, nonceOf(number, last));
    if (last) return;
  }
}

function openChunk(key: Uint8Array, beginning: Uint8Array, sealed: Buffer, nonce: Buffer): Buffer {
  if (sealed.byteLength < TAG_BYTES) throw new BackupFault('damaged');
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(beginning)
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  const plain = decipher.update(sealed.subarray(0, -TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    throw new BackupFault('damaged');
  }
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(number, NONCE_BYTES - 5);
  nonce.writeUInt8(last ? 1 : 0, NONCE_BYTES - 1);
  return nonce;
}
