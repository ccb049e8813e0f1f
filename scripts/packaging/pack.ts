import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import { type AfterPackContext, Arch, build, type Configuration, Platform } from 'electron-builder';
import { projectRequire, root } from '../project.ts';
import { fuses } from './fuses.ts';
import type { Target } from './target.ts';

const platforms = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC } as const;
const processors = { x64: Arch.x64, arm64: Arch.arm64 } as const;

/** Puts the staged program and Electron together. Returns the folder that can be started, or installed from. */
export async function pack(staged: string, output: string, target: Target): Promise<string> {
  let packed = '';
  await build({
    targets: platforms[target.system].createTarget('dir', processors[target.processor]),
    projectDir: root,
    publish: 'never',
    config: {
      ...configuration,
      directories: { app: staged, output },
      electronVersion: target.electron.version,
      electronDist: target.electron.folder,
      afterPack: async (context) => {
        packed = context.appOutDir;
        await rm(join(resourcesOf(context), 'default_app.asar'), { force: true });
        await flipFuses(executableOf(context), fuses);
      },
    },
  });
  return packed;
}

const configuration: Configuration = {
  appId: 'org.facedesk.Facedesk',
  productName: 'Facedesk',
  copyright: projectRequire('./package.json').license,
  // Only native code lies outside the archive, as the system loads it from a file.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  // What Chromium itself says: the program's language, and India's most read.
  electronLanguages: ['en-GB', 'en-US', 'hi'],
  npmRebuild: false,
  files: ['**/*'],
  linux: { executableName: 'facedesk', icon: join(root, 'resources', 'icons') },
};

function executableOf({ appOutDir, packager, electronPlatformName }: AfterPackContext): string {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : 'facedesk');
}

const resourcesOf = ({ appOutDir, packager, electronPlatformName }: AfterPackContext): string =>
  electronPlatformName === 'darwin'
    ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
    : join(appOutDir, 'resources');
