import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInvented, isSamplePicture } from '../../../shared/practice.ts';
import { sha256Of } from '../../files/sha256.ts';
import { practiceFolder } from '../testing/client.ts';

const samples = readdirSync(practiceFolder)
  .filter((name) => name.endsWith('.jpg'))
  .map((name) => sha256Of(readFileSync(join(practiceFolder, name))));

describe('a practice picture', () => {
  it('is known by its bytes: each that comes with the program, and no other', () => {
    expect(samples.length).toBeGreaterThan(10);
    for (const sha256 of samples) expect(isSamplePicture(sha256)).toBe(true);
    expect(isSamplePicture('0'.repeat(64))).toBe(false);
  });
});

describe('the result of a match', () => {
  const [one = '', other = ''] = samples;
  const own = 'f'.repeat(64);
  const pictures = (...hashes: readonly string[]) => hashes.map((sha256) => ({ sha256 }));

  it('is invented in practice as soon as one picture is somebody’s own', () => {
    const match = { kind: 'faceMatch', mode: 'practice' } as const;
    expect(isInvented(match, pictures(one, other))).toBe(false);
    expect(isInvented(match, pictures(one, own))).toBe(true);
    expect(isInvented(match, pictures(own, own))).toBe(true);
  });

  it('is the vendor’s own elsewhere, and a lookup knows nothing but samples', () => {
    for (const mode of ['sandbox', 'production'] as const) {
      expect(isInvented({ kind: 'faceMatch', mode }, pictures(own, own))).toBe(false);
    }
    expect(isInvented({ kind: 'livenessLookup', mode: 'practice' }, pictures(own))).toBe(false);
  });
});
