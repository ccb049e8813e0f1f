import type { ElectronBuild } from '../electron/electron-build.ts';
import { stockForWindows } from '../electron/stock-build.ts';
import { Problem } from '../problem.ts';

/** The systems that packages are made for, by Node's names. */
export type System = 'linux' | 'win32' | 'darwin';
export type Processor = 'x64' | 'arm64';

/** What is packed: for which computers, with which Electron. */
export interface Target {
  readonly system: System;
  readonly processor: Processor;
  readonly electron: Pick<ElectronBuild, 'folder' | 'source' | 'version'>;
  /** Made to be given out: only ever on the official Electron. */
  readonly isRelease: boolean;
  /** Where it looks for newer versions; null for nowhere. */
  readonly feed: string | null;
}

/** As it is told at the end of a file's name: 0.1.0-not-for-release-linux-x64. */
export const fileNameEnding = (version: string, { system, processor, isRelease }: Target): string =>
  [version, ...(isRelease ? [] : ['not-for-release']), systemNames[system], processor].join('-');

const systemNames = { linux: 'linux', win32: 'windows', darwin: 'macos' } as const;

/** For Windows, on another system: to be looked at, never to be given out. */
export async function windowsTarget(): Promise<Target> {
  return { system: 'win32', processor: 'x64', electron: await stockForWindows(), isRelease: false, feed: null };
}

/** For the computer that this runs on. */
export function targetHere(electron: ElectronBuild, isRelease: boolean, feed: string | null = null): Target {
  const { platform: system, arch: processor } = process;
  if (!isNamed(system, systemNames)) throw new Problem(`No package is made for ${system}.`);
  if (processor !== 'x64' && processor !== 'arm64') throw new Problem(`No package is made for ${processor}.`);
  if (isRelease && electron.source !== 'official') {
    throw new Problem('A release is made of the official Electron alone, which could not be downloaded.');
  }
  return { system, processor, electron, isRelease, feed };
}

const isNamed = (name: string, names: object): name is System => name in names;
