import type { ElectronBuild } from '../electron/electron-build.ts';

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
}

/** As it is told at the end of a file's name: 0.1.0-not-for-release-linux-x64. */
export const fileNameEnding = (version: string, { system, processor, isRelease }: Target): string =>
  [version, ...(isRelease ? [] : ['not-for-release']), systemNames[system], processor].join('-');

const systemNames = { linux: 'linux', win32: 'windows', darwin: 'macos' } as const;
