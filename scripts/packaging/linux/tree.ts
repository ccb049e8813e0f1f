import { chmod, cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../project.ts';

const name = 'org.facedesk.Facedesk';
const resources = join(root, 'resources');

/** Where the program lies once it is installed. */
export const HOME = 'usr/lib/facedesk';

/** Lays out what a package installs, as the systems want it (FHS, freedesktop.org, Debian's policy). */
export async function layTree(tree: string, packed: string, kind: 'deb' | 'rpm'): Promise<void> {
  await cp(packed, join(tree, HOME), { recursive: true });
  // By this electron-updater knows how it was installed.
  await writeFile(join(tree, HOME, 'resources/package-type'), kind);
  await setModes(join(tree, HOME));
  await mkdir(join(tree, 'usr/bin'), { recursive: true });
  await symlink(relative('usr/bin', join(HOME, 'facedesk')), join(tree, 'usr/bin/facedesk'));
  const share = join(tree, 'usr/share');
  await put(join(resources, 'linux', `${name}.desktop`), join(share, 'applications', `${name}.desktop`));
  await put(join(resources, 'linux', `${name}.metainfo.xml`), join(share, 'metainfo', `${name}.metainfo.xml`));
  const icons = join(share, 'icons/hicolor');
  await put(join(resources, 'icons/facedesk.svg'), join(icons, 'scalable/apps', `${name}.svg`));
  await put(join(resources, 'icons/facedesk.png'), join(icons, '512x512/apps', `${name}.png`));
  const manual = join(share, 'man/man1');
  await mkdir(manual, { recursive: true });
  await writeFile(join(manual, 'facedesk.1.gz'), await zipped(join(resources, 'linux/facedesk.1')));
  const documents = join(share, 'doc/facedesk');
  await mkdir(documents, { recursive: true });
  await writeFile(join(documents, 'copyright'), await copyright());
  await writeFile(join(documents, 'NEWS.gz'), await zipped(join(root, 'CHANGELOG.md')));
}

const zipped = async (file: string) => gzipSync(await readFile(file), { level: 9 });

/** Readable by everybody, run where it is a program; and root's helper for the sandbox, which nothing else replaces everywhere. */
async function setModes(home: string): Promise<void> {
  const programs = ['facedesk', 'chrome_crashpad_handler'];
  for (const entry of await readdir(home, { withFileTypes: true, recursive: true })) {
    const isRun = entry.isDirectory() || programs.includes(entry.name);
    await chmod(join(entry.parentPath, entry.name), isRun ? 0o755 : 0o644);
  }
  await chmod(join(home, 'chrome-sandbox'), 0o4755);
}

async function put(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  await chmod(to, 0o644);
}

/** In Debian's machine-readable form. What the program is made of is listed in the program itself and in its SBOM. */
async function copyright(): Promise<string> {
  const licence = await readFile(join(root, 'LICENSE'), 'utf8');
  const [, holder = ''] = /^Copyright \(c\) (.*)$/m.exec(licence) ?? [];
  const terms = licence.slice(licence.indexOf('Permission is')).trimEnd();
  const indented = terms.split('\n').map((line) => ` ${line || '.'}`);
  return [
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
    'Upstream-Name: Facedesk',
    'Comment:',
    ` Of Electron and Chromium: /${HOME}/LICENSE.electron.txt and LICENSES.chromium.html.`,
    ' Of the libraries: Settings, About, in the program.',
    '',
    'Files: *',
    `Copyright: ${holder}`,
    'License: Expat',
    ...indented,
    '',
  ].join('\n');
}
