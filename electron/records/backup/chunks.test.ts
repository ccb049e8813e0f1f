import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../tests/counts.ts';
import { CHUNK_BYTES, type ChunkSource, createChunkWriter, readChunks } from './chunks.ts';
import type { BackupFault } from './trouble.ts';

const SEALED = CHUNK_BYTES + 16;
const key = randomBytes(32);
const beginning = Buffer.from('what stands before the stream');

async function sealed(parts: readonly Uint8Array[]): Promise<Buffer> {
  const put: Uint8Array[] = [beginning];
  const writer = createChunkWriter(key, beginning, async (bytes) => {
    put.push(Buffer.from(bytes));
  });
  for (const part of parts) await writer.write(part);
  await writer.end();
  return Buffer.concat(put);
}

async function opened(stream: Buffer, { under = key, before = beginning } = {}): Promise<Buffer> {
  const source: ChunkSource = {
    byteLength: stream.byteLength,
    read: async (position, length) => stream.subarray(position, position + length),
  };
  return Buffer.concat(await Array.fromAsync(readChunks(under, before, source)));
}

const isDamaged = expect.objectContaining({ trouble: 'damaged' } satisfies Partial<BackupFault>);

/** Lengths about which a mistake would be made. */
const lengths = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 1];

describe('a sealed stream', () => {
  it.each(lengths)('of %i bytes is given back exactly as it was written', async (length) => {
    const bytes = randomBytes(length);
    expect((await opened(await sealed([bytes]))).equals(bytes)).toBe(true);
  });

  it('is the same in however many parts it was written', async () => {
    const parts = fc.array(fc.nat({ max: 2 * CHUNK_BYTES }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(parts, async (sizes) => {
        const written = sizes.map((size) => randomBytes(size));
        const whole = Buffer.concat(written);
        const stream = await sealed(written);
        expect(stream.equals(await sealed([whole]))).toBe(true);
        expect((await opened(stream)).equals(whole)).toBe(true);
      }),
      { numRuns: runs(1_000, 50) },
    );
  });

  it('is damaged where any bit is another one', async () => {
    const stream = await sealed([randomBytes(2 * CHUNK_BYTES + 100)]);
    const place = fc.integer({ min: beginning.byteLength, max: stream.byteLength - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.nat({ max: 7 }), async (at, bit) => {
        const changed = Buffer.from(stream);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        await expect(opened(changed)).rejects.toEqual(isDamaged);
      }),
      { numRuns: runs(5_000, 200) },
    );
  });

  it('is damaged wherever it was cut off, between two chunks too', async () => {
    const stream = await sealed([randomBytes(3 * CHUNK_BYTES)]);
    for (let chunk = 0; chunk < 3; chunk += 1) {
      for (const more of [-1, 0, 1, 15, 16, 17]) {
        const length = beginning.byteLength + chunk * SEALED + more;
        await expect(opened(stream.subarray(0, length)), `cut to ${length}`).rejects.toEqual(isDamaged);
      }
    }
  });

  it('is damaged where something was put behind it', async () => {
    for (const length of [0, 10, CHUNK_BYTES]) {
      const stream = await sealed([randomBytes(length)]);
      for (const more of [1, 16, SEALED]) {
        await expect(opened(Buffer.concat([stream, Buffer.alloc(more)]))).rejects.toEqual(isDamaged);
      }
    }
  });

  it('is damaged where chunks changed places, or one is there twice', async () => {
    const stream = await sealed([randomBytes(3 * CHUNK_BYTES)]);
    const chunk = (number: number) =>
      stream.subarray(beginning.byteLength + number * SEALED, beginning.byteLength + (number + 1) * SEALED);
    const [first, second, third] = [chunk(0), chunk(1), chunk(2)];
    for (const order of [
      [second, first, third],
      [first, first, third],
      [first, second, second, third],
      [first, third],
    ]) {
      await expect(opened(Buffer.concat([beginning, ...order]))).rejects.toEqual(isDamaged);
    }
  });

  it('belongs to its key and to what stands before it', async () => {
    const stream = await sealed([randomBytes(10)]);
    await expect(opened(stream, { under: randomBytes(32) })).rejects.toEqual(isDamaged);
    const before = Buffer.from('WHAT STANDS BEFORE THE STREAM');
    await expect(opened(stream, { before })).rejects.toEqual(isDamaged);
  });
});
