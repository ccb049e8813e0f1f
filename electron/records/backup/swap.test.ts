import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/records.ts';
import { COMPLETE } from './restore-backup.ts';
import { finishSwap, swapIn } from './swap.ts';

function setUp({ complete = true } = {}) {
  const base = temporaryFolder();
  const [folder, restored, aside] = ['records', 'records.restoring', 'records set aside'].map((name) =>
    join(base, name),
  ) as [string, string, string];
  mkdirSync(folder);
  writeFileSync(join(folder, 'records.db'), 'present');
  mkdirSync(restored);
  writeFileSync(join(restored, 'records.db'), 'restored');
  if (complete) writeFileSync(join(restored, COMPLETE), '');
  const inPlace = () => (existsSync(folder) ? readFileSync(join(folder, 'records.db'), 'utf8') : null);
  return { folder, restored, aside, inPlace };
}

describe('restored records', () => {
  it('take the place of the present ones, which are kept under another name', async () => {
    const { folder, restored, aside, inPlace } = setUp();
    await swapIn(folder, restored, aside);
    expect(inPlace()).toBe('restored');
    expect(readFileSync(join(aside, 'records.db'), 'utf8')).toBe('present');
    expect(existsSync(restored)).toBe(false);
    expect(existsSync(join(folder, COMPLETE))).toBe(false);
  });

  it('take the place where there were none', async () => {
    const { folder, restored, aside, inPlace } = setUp();
    renameSync(folder, `${folder}.moved`);
    await swapIn(folder, restored, aside);
    expect(inPlace()).toBe('restored');
  });

  it('take no place while they are not whole, and replace nothing that was set aside before', async () => {
    const half = setUp({ complete: false });
    await expect(swapIn(half.folder, half.restored, half.aside)).rejects.toThrow();
    expect(half.inPlace()).toBe('present');
    const { folder, restored, aside, inPlace } = setUp();
    mkdirSync(aside);
    await expect(swapIn(folder, restored, aside)).rejects.toThrow();
    expect(inPlace()).toBe('present');
  });
});

describe('at the next start', () => {
  it('a swap that was cut short before anything was moved never was', async () => {
    for (const complete of [true, false]) {
      const { folder, restored, inPlace } = setUp({ complete });
      await finishSwap(folder, restored);
      expect(inPlace()).toBe('present');
      expect(existsSync(restored)).toBe(false);
    }
  });

  it('a swap that was cut short between its two moves is completed', async () => {
    const { folder, restored, aside, inPlace } = setUp();
    renameSync(folder, aside);
    await finishSwap(folder, restored);
    expect(inPlace()).toBe('restored');
    expect(existsSync(join(folder, COMPLETE))).toBe(false);
  });

  it('a swap that was cut short at its very end is tidied up', async () => {
    const { folder, restored, aside, inPlace } = setUp();
    renameSync(folder, aside);
    renameSync(restored, folder);
    await finishSwap(folder, restored);
    expect(inPlace()).toBe('restored');
    expect(existsSync(join(folder, COMPLETE))).toBe(false);
  });

  it('half of a restoring is removed, also where there are no records', async () => {
    const { folder, restored, aside, inPlace } = setUp({ complete: false });
    renameSync(folder, aside);
    await finishSwap(folder, restored);
    expect(inPlace()).toBeNull();
    expect(existsSync(restored)).toBe(false);
  });
});
