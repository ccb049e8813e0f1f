import { describe, expect, it } from 'vitest';
import { deriveRecordsKeys, pictureFileName } from './keys.ts';

describe('the keys of the records', () => {
  const keys = deriveRecordsKeys(Buffer.alloc(32, 1));

  it('are another one for each use, and the same at each start', () => {
    const all = Object.values(keys).map((key) => Buffer.from(key).toString('hex'));
    expect(new Set(all).size).toBe(4);
    expect(deriveRecordsKeys(Buffer.alloc(32, 1))).toEqual(keys);
    for (const key of Object.values(deriveRecordsKeys(Buffer.alloc(32, 2)))) {
      expect(all).not.toContain(Buffer.from(key).toString('hex'));
    }
  });

  it('name a picture’s file so that its name tells nothing of the picture', () => {
    const sha256 = 'ab'.repeat(32);
    const name = pictureFileName(keys, sha256);
    expect(name).toMatch(/^[0-9a-f]{64}$/);
    expect(name).not.toBe(sha256);
    expect(name).not.toBe(pictureFileName(deriveRecordsKeys(Buffer.alloc(32, 2)), sha256));
  });
});
