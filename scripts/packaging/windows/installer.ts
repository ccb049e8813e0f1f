import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, win32 } from 'node:path';
import { Problem } from '../../problem.ts';
import { root } from '../../project.ts';
import { run } from '../../run.ts';

interface Installer {
  readonly version: string;
  /** The smallest file takes minutes. */
  readonly compression: 'none' | 'lzma';
}

const resources = join(root, 'resources/windows');

/** Makes an installer of the packed program for one person's Windows, with makensis and what it brings itself. */
export async function makeInstaller(packed: string, file: string, work: string, about: Installer): Promise<void> {
  const { version, compression } = about;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  const content = await contentOf(packed);
  const lists = { FILES: join(work, 'files.nsh'), REMOVALS: join(work, 'removals.nsh') };
  await writeFile(lists.FILES, content.map(installing).join('\n'));
  await writeFile(lists.REMOVALS, content.toReversed().map(removing).join('\n'));
  const size = content.reduce((sum, { bytes }) => sum + Math.ceil(bytes / 1024), 0);
  const given = { VERSION: version, OUTPUT: file, ICON: join(resources, 'facedesk.ico'), SIZE: size, ...lists };
  const made = await run('makensis', [
    ...['-V2', '-WX', '-INPUTCHARSET', 'UTF8'],
    ...Object.entries(given).map(([name, value]) => `-D${name}=${value}`),
    `-X${compression === 'none' ? 'SetCompress off' : 'SetCompressor /SOLID lzma'}`,
    join(resources, 'installer.nsi'),
  ]);
  await rm(work, { recursive: true, force: true });
  if (made.code !== 0) throw new Problem(`The installer can't be made: ${made.trouble ?? made.output + made.errors}`);
}

interface Entry {
  /** As it is found here. */
  readonly path: string;
  /** Below the program's folder. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly bytes: number;
}

/** Folders stand before what is in them. */
async function contentOf(packed: string): Promise<Entry[]> {
  const found = await readdir(packed, { withFileTypes: true, recursive: true });
  const paths = found.map((entry) => ({ path: join(entry.parentPath, entry.name), isFolder: entry.isDirectory() }));
  return Promise.all(
    paths
      .toSorted((one, other) => (one.path < other.path ? -1 : 1))
      .map(async ({ path, isFolder }) => {
        const name = relative(packed, path).replaceAll('/', win32.sep);
        return { path, name, isFolder, bytes: isFolder ? 0 : (await stat(path)).size };
      }),
  );
}

const installing = ({ path, name, isFolder }: Entry): string =>
  isFolder ? `CreateDirectory ${inFolder(name)}` : `File "/oname=$INSTDIR\\${escaped(name)}" "${path}"`;

const removing = ({ name, isFolder }: Entry): string => `${isFolder ? 'RMDir' : 'Delete'} ${inFolder(name)}`;

const inFolder = (name: string): string => `"$INSTDIR\\${escaped(name)}"`;

/** A dollar begins a variable in makensis's language. */
const escaped = (name: string): string => name.replaceAll('$', '$$$$');
