import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataFolderTrouble, holderOf } from './data-folder.ts';

const NOBODY = 65_534;

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-data-'));
  onTestFinished(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Root may write anywhere: whoever runs this as root is somebody else meanwhile. */
function asOrdinaryUser<Value>(work: () => Value): Value {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a data folder', () => {
  it('that can be used is, also where it has to be made, and nothing is left in it', () => {
    const folder = join(newFolder(), 'not', 'there');
    expect(dataFolderTrouble(folder)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is a file can’t', () => {
    const path = join(newFolder(), 'file');
    writeFileSync(path, 'x');
    expect(dataFolderTrouble(path)).toBe('refused');
    expect(dataFolderTrouble(join(path, 'below'))).toBe('refused');
    expect(existsSync(path)).toBe(true);
  });

  it.skipIf(process.platform === 'win32').each([0o500, 0o300, 0o000])(
    'that is closed to its user (%o) can’t',
    (mode) => {
      const folder = newFolder();
      if (process.geteuid?.() === 0) chownSync(folder, NOBODY, NOBODY);
      chmodSync(folder, mode);
      expect(asOrdinaryUser(() => dataFolderTrouble(folder))).toBe('refused');
    },
  );
});

describe.skipIf(process.platform === 'win32')('whoever has a data folder', () => {
  function markedBy(mark: string | null): string {
    const folder = newFolder();
    if (mark !== null) symlinkSync(mark, join(folder, 'SingletonLock'));
    return folder;
  }

  it('is a copy of the program that runs here', () => {
    expect(holderOf(markedBy(`${hostname()}-${process.pid}`))).toBe('here');
  });

  it('is nobody where it crashed here, where there is no mark, or where that says nothing', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    expect(holderOf(markedBy(`${hostname()}-${pid}`))).toBeNull();
    expect(holderOf(markedBy(null))).toBeNull();
    expect(holderOf(markedBy('something'))).toBeNull();
  });

  it('is elsewhere where the mark names another computer', () => {
    expect(holderOf(markedBy(`not-${hostname()}-${process.pid}`))).toBe('elsewhere');
  });
});
