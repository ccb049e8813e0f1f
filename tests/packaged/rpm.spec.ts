import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeRpm } from '../../scripts/packaging/linux/rpm.ts';
import { isHere } from '../tools.ts';
import { run } from './reading.ts';

/**
 * The rpm, installed by rpm itself into a root of its own, as this system is another's: what it depends on is read, not
 * resolved, and the program isn't started from there.
 */

const packed = process.env.FACEDESK_PACKED ?? '';

test.skip(process.platform !== 'linux', 'is about the program as Linux has it');

test('the rpm installs what it brings, as root’s, makes way for the next version, and leaves nothing behind', async () => {
  test.skip(!isHere('rpmbuild') || !isHere('rpm') || process.getuid?.() !== 0, 'needs rpm and an administrator');
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), 'facedesk-rpm-'));
  const root = join(folder, 'root');
  const here = (path: string) => join(root, path);
  await mkdir(root);
  const rpm = (...args: string[]) => run('rpm', '--root', root, '--dbpath', '/var/lib/rpm', ...args);
  const make = async (version: string) => {
    const file = join(folder, `facedesk-${version}.rpm`);
    const about = {
      version,
      processor: process.arch as 'x64' | 'arm64',
      isRelease: false,
      compression: 'none',
    } as const;
    await makeRpm(packed, file, join(folder, 'work'), about);
    return file;
  };
  try {
    const first = await make('0.0.1');
    expect(run('rpm', '--query', '--requires', '--package', first)).toMatch(/^libgtk-3\.so\.0\(\)\(64bit\)$/m);
    // What it depends on is not in this root.
    rpm('--install', '--nodeps', first);
    expect(rpm('--query', 'facedesk')).toMatch(/^facedesk-0\.0\.1-0\.trial\./);
    // Sizes, hashes, modes and owners of every file.
    rpm('--verify', '--nodeps', 'facedesk');
    expect(readlinkSync(here('usr/bin/facedesk'))).toBe('../lib/facedesk/facedesk');
    expect(lstatSync(here('usr/lib/facedesk/chrome-sandbox'))).toMatchObject({ uid: 0, gid: 0, mode: 0o104755 });
    expect(lstatSync(here('usr/lib/facedesk/facedesk'))).toMatchObject({ uid: 0, gid: 0, mode: 0o100755 });
    expect(lstatSync(here('usr/lib/facedesk/resources/app.asar')).mode).toBe(0o100644);
    for (const path of [
      'usr/share/applications/org.facedesk.Facedesk.desktop',
      'usr/share/metainfo/org.facedesk.Facedesk.metainfo.xml',
      'usr/share/icons/hicolor/512x512/apps/org.facedesk.Facedesk.png',
      'usr/share/man/man1/facedesk.1.gz',
      'usr/share/doc/facedesk/copyright',
    ]) {
      expect(existsSync(here(path)), path).toBe(true);
    }
    // Nothing of the package runs as root when it comes or goes.
    expect(rpm('--query', '--scripts', 'facedesk')).toBe('');

    const records = here('home/agent/.config/facedesk/records.db');
    await mkdir(join(records, '..'), { recursive: true });
    await writeFile(records, 'kept');
    rpm('--upgrade', '--nodeps', await make('0.0.2'));
    expect(rpm('--query', 'facedesk').trim().split('\n')).toHaveLength(1);
    expect(rpm('--query', 'facedesk')).toMatch(/^facedesk-0\.0\.2-/);
    rpm('--erase', 'facedesk');
    const left = ['usr/lib/facedesk', 'usr/bin/facedesk', 'usr/share/doc/facedesk'].filter((path) =>
      existsSync(here(path)),
    );
    expect(left).toEqual([]);
    expect(existsSync(records)).toBe(true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
