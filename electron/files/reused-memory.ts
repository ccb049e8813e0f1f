import { withFile } from './durable.ts';

/** More than a picture of the largest size has, sealed. What is larger has its own memory. */
const MOST_KEPT = 6_000_000;

/** Reads files whole, one after the other into the same memory: fresh memory for megabytes costs more than reading them. */
export function createReadingIntoOneMemory() {
  let memory = Buffer.alloc(0);
  let turn: Promise<unknown> = Promise.resolve();

  function memoryFor(size: number): Buffer {
    if (size > MOST_KEPT) return Buffer.allocUnsafeSlow(size);
    if (memory.byteLength < size) memory = Buffer.allocUnsafeSlow(size);
    return memory;
  }

  function readWhole(path: string): Promise<Buffer> {
    return withFile(path, 'r', async (file) => {
      const { size } = await file.stat();
      const into = memoryFor(size);
      let length = 0;
      while (length < size) {
        const { bytesRead } = await file.read(into, length, size - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return into.subarray(0, length);
    });
  }

  /** @param use is done with the bytes when it comes back: the next file lies in their place */
  return function reading<Value>(path: string, use: (bytes: Buffer) => Value): Promise<Value> {
    const read = turn.then(async () => use(await readWhole(path)));
    turn = read.catch(() => {});
    return read;
  };
}
