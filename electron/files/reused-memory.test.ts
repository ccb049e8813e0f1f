import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReadingIntoOneMemory } from './reused-memory.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facedesk-memory-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('files read into one memory', () => {
  it('are each read whole, however many are asked for at a time, whatever was there before', async () => {
    const reading = createReadingIntoOneMemory();
    const contents = [70_000, 3, 0, 500_000, 12].map((length, index) => Buffer.alloc(length, index + 1));
    const paths = contents.map((bytes, index) => {
      const path = join(folder, String(index));
      writeFileSync(path, bytes);
      return path;
    });
    expect(await Promise.all(paths.map((path) => reading(path, (bytes) => Buffer.from(bytes))))).toEqual(contents);
  });

  it('are read after one that is not there, and after one whose reader has failed', async () => {
    const reading = createReadingIntoOneMemory();
    const path = join(folder, 'there');
    writeFileSync(path, 'there');
    const fails = () => {
      throw new Error('of its own');
    };
    const [missing, failed, read] = await Promise.allSettled([
      reading(join(folder, 'missing'), String),
      reading(path, fails),
      reading(path, String),
    ]);
    expect(missing).toMatchObject({ status: 'rejected', reason: { code: 'ENOENT' } });
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'of its own' } });
    expect(read).toEqual({ status: 'fulfilled', value: 'there' });
  });
});
