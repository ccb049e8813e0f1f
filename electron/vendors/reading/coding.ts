import { pipeline, Readable, type Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** More came out than the limit. */
export class TooLarge extends Error {}
/** What the server says about its body is wrong, or nothing we know. */
export class Undecodable extends Error {}

/** A server that chooses one of these needs no second; more than a few are meant to exhaust their reader. */
const MOST_CODINGS = 4;
/** Of zstd's window, as a power of two: eight megabytes, which is all that a server may ask for (RFC 9659). */
const LARGEST_WINDOW = 23;

/**
 * A body as it was before the server coded it, whichever coding it chose and however often.
 *
 * @param parts as they come
 * @param coding `Content-Encoding`, in the order in which they were applied (RFC 9110, 8.4)
 * @param limit bytes that may come out of each coding
 * @throws {TooLarge} @throws {Undecodable} and whatever the parts themselves throw
 */
export async function decoded(parts: AsyncIterable<Uint8Array>, coding: string, limit: number): Promise<Buffer> {
  const codings = coding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (codings.length > MOST_CODINGS) throw new Undecodable();
  let out = limited(parts, limit);
  for (const name of codings.toReversed()) out = limited(undone(out, name), limit);
  const whole: Uint8Array[] = [];
  for await (const part of out) whole.push(part);
  return Buffer.concat(whole);
}

async function* limited(parts: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const part of parts) {
    length += part.byteLength;
    if (length > limit) throw new TooLarge();
    yield part;
  }
}

async function* undone(parts: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const iterator = parts[Symbol.asyncIterator]();
  const first = await firstOf(iterator);
  // Nothing is nothing in every coding.
  if (first === null) return;
  const decoder = decoderOf(name, first);
  const source: { failed: boolean } = { failed: false };
  async function* coded() {
    try {
      yield first;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } catch (error) {
      source.failed = true;
      throw error;
    } finally {
      await iterator.return?.();
    }
  }
  // Errors come out of the decoder as well.
  pipeline(Readable.from(coded()), decoder, () => undefined);
  try {
    yield* decoder;
  } catch (error) {
    throw source.failed ? error : new Undecodable();
  }
}

/** Long enough to see what it is. */
async function firstOf(iterator: AsyncIterator<Uint8Array>): Promise<Buffer | null> {
  let first = Buffer.alloc(0);
  while (first.byteLength < 2) {
    const next = await iterator.next();
    if (next.done) return first.byteLength === 0 ? null : first;
    first = Buffer.concat([first, next.value]);
  }
  return first;
}

function decoderOf(name: string, first: Buffer): Transform {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      // Servers have always sent both, whatever RFC 9110 says.
      return hasZlibHeader(first) ? createInflate() : createInflateRaw();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: LARGEST_WINDOW } });
    default:
      throw new Undecodable();
  }
}

/** RFC 1950, 2.2. */
function hasZlibHeader(first: Buffer): boolean {
  return first.byteLength >= 2 && ((first[0] ?? 0) & 0x0f) === 8 && first.readUInt16BE(0) % 31 === 0;
}
