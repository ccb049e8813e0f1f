import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { installed, projectRequire, root } from '../project.ts';
import type { Target } from './target.ts';

/** The one library that is not part of the bundles, as it brings native code. */
const driver = 'better-sqlite3-multiple-ciphers';

/**
 * Lays out the program as it is packed: the bundles, what they read, and native code for the target alone.
 *
 * @param folder is emptied first
 */
export async function stage(folder: string, target: Target): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(root, 'out'), join(folder, 'out'), { recursive: true });
  await cp(join(root, 'resources'), join(folder, 'resources'), {
    recursive: true,
    // What the pictures of practice were drawn from; what a package has beside the program.
    filter: (path) => !['drawings', 'linux', 'macos', 'windows'].includes(basename(path)),
  });
  await stageDriver(join(folder, 'node_modules', driver), target);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(describeProgram(target), null, 2)}\n`);
}

async function stageDriver(folder: string, { system, processor }: Target): Promise<void> {
  const from = installed(driver);
  const native = join('prebuilds', `${system}-${processor}.node`);
  await mkdir(join(folder, 'prebuilds'), { recursive: true });
  await cp(join(from, 'LICENSE'), join(folder, 'LICENSE'));
  await cp(join(from, 'lib'), join(folder, 'lib'), { recursive: true });
  await cp(join(from, native), join(folder, native));
  const { name, version, license, main } = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version, license, main }));
}

/** The packed package.json. The program reads of it whether it is a release (electron/desktop/build-kind.ts). */
function describeProgram({ isRelease }: Target) {
  const { name, version, description, license, type, main, dependencies } = projectRequire('./package.json');
  const desktopName = 'org.facedesk.Facedesk.desktop';
  const author = 'The Facedesk maintainers';
  return {
    ...{ name, version, description, license, author, type, main, isRelease, desktopName },
    dependencies: { [driver]: dependencies[driver] },
  };
}
