import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { projectRequire } from '../project.ts';
import { run } from '../run.ts';
import { makeDeb } from './linux/deb.ts';
import { makeRpm } from './linux/rpm.ts';
import { wrap } from './pack.ts';
import { fileNameEnding, type Target } from './target.ts';
import { describeVersion } from './update-feed.ts';
import { makeInstaller } from './windows/installer.ts';

/**
 * Makes what a person installs from, of the program in its folder. On Linux what the tools at hand can make; what can't be
 * made is said, and of a release fails it.
 */
export async function makeInstallers(program: string, target: Target, folder: string): Promise<string[]> {
  const { version } = projectRequire('./package.json');
  const made =
    target.system === process.platform && target.system !== 'linux'
      ? await wrap(program, folder, target)
      : await makeOnLinux(program, target, folder);
  if (target.feed === null) return made;
  const packages = made.filter((file) => /\.(deb|rpm|AppImage|exe|zip|dmg)$/.test(file));
  return [...made, await describeVersion(folder, version, packages, target)];
}

async function makeOnLinux(program: string, target: Target, folder: string): Promise<string[]> {
  const { version } = projectRequire('./package.json');
  const file = join(folder, `facedesk-${fileNameEnding(version, target)}`);
  const about = { version, ...target, compression: 'xz' } as const;
  const made: string[] = [];
  const offer = async (tool: string, ending: string, make: (file: string) => Promise<void>) => {
    if ((await run(tool, ['--version'])).code === 127) {
      const missing = `No ${ending} is made: ${tool} is not here.`;
      if (target.isRelease) throw new Problem(missing);
      return console.log(missing);
    }
    console.log(`Making the ${ending} …`);
    await make(`${file}.${ending}`);
    made.push(`${file}.${ending}`);
  };
  if (target.system === 'win32') {
    await offer('makensis', 'exe', (path) =>
      makeInstaller(program, path, join(folder, 'installer'), { version, compression: 'lzma' }),
    );
    return made;
  }
  await offer('dpkg-deb', 'deb', (path) => makeDeb(program, path, join(folder, 'deb'), about));
  await offer('rpmbuild', 'rpm', (path) => makeRpm(program, path, join(folder, 'rpm'), about));
  // electron-builder fetches its tool for this from GitHub.
  try {
    made.push(...(await wrap(program, folder, target)));
  } catch (error) {
    if (target.isRelease) throw error;
    console.log(`No AppImage is made: ${(error as Error).message.split('\n', 1)[0]}`);
  }
  return made;
}
