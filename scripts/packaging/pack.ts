import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import { type AfterPackContext, Arch, build, type Configuration, Platform } from 'electron-builder';
import { projectRequire, root } from '../project.ts';
import { fuses } from './fuses.ts';
import { fileNameEnding, type Target } from './target.ts';
import { writeFeed } from './update-feed.ts';

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
      ...configurationOf(target),
      directories: { app: staged, output },
      electronDist: target.electron.folder,
      // Electron's own greeting: before the archives are bound to the binary.
      afterExtract: (context) => rm(join(resourcesOf(context), 'default_app.asar'), { force: true }),
      afterPack: async (context) => {
        packed = context.appOutDir;
        if (target.feed !== null) await writeFeed(resourcesOf(context), target.feed);
        await flipFuses(executableOf(context), fuses);
      },
    },
  });
  return packed;
}

/** Makes the installers that electron-builder can make of such a folder, and returns their paths. */
export async function wrap(packed: string, output: string, target: Target): Promise<string[]> {
  return build({
    targets: platforms[target.system].createTarget([...installers[target.system]], processors[target.processor]),
    prepackaged: packed,
    projectDir: root,
    publish: 'never',
    config: { ...configurationOf(target), directories: { output } },
  });
}

const installers = { linux: ['AppImage'], win32: ['nsis'], darwin: ['dmg', 'zip'] } as const;

function configurationOf(target: Target): Configuration {
  const { version } = projectRequire('./package.json');
  return {
    ...configuration,
    electronVersion: target.electron.version,
    artifactName: `facedesk-${fileNameEnding(version, target)}.\${ext}`,
  };
}

const icon = join(root, 'resources/icons/facedesk.png');

const configuration: Configuration = {
  appId: 'org.facedesk.Facedesk',
  productName: 'Facedesk',
  copyright: 'Copyright (c) 2026 The Facedesk authors',
  // Only native code lies outside the archive, as the system loads it from a file.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  // What Chromium itself says: the program's language, and India's most read.
  electronLanguages: ['en-GB', 'en-US', 'hi'],
  npmRebuild: false,
  files: ['**/*'],
  linux: { executableName: 'facedesk', icon, category: 'Office' },
  // For one person alone: an agent's laptop has no administrator at hand, and none is asked for.
  win: { icon: join(root, 'resources/windows/facedesk.ico') },
  nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false },
  mac: {
    icon: join(root, 'resources/macos/facedesk.icns'),
    category: 'public.app-category.business',
    hardenedRuntime: true,
    entitlements: join(root, 'resources/macos/entitlements.plist'),
    entitlementsInherit: join(root, 'resources/macos/entitlements.plist'),
    extendInfo: { NSCameraUsageDescription: 'Facedesk takes photographs of customers and their documents.' },
  },
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
