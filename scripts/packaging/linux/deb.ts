import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Problem } from '../../problem.ts';
import { run } from '../../run.ts';
import { HOME, layTree } from './tree.ts';

/** What Electron links against and calls, by Debian's names and, since their libraries grew 64-bit times, their new ones. */
const dependencies = [
  ...['libasound2 | libasound2t64', 'libatk-bridge2.0-0 | libatk-bridge2.0-0t64', 'libatk1.0-0 | libatk1.0-0t64'],
  ...['libatspi2.0-0 | libatspi2.0-0t64', 'libc6 (>= 2.31)', 'libcairo2', 'libcups2 | libcups2t64', 'libdbus-1-3'],
  ...['libexpat1', 'libgbm1', 'libglib2.0-0 | libglib2.0-0t64', 'libgtk-3-0 | libgtk-3-0t64', 'libnspr4', 'libnss3'],
  ...['libpango-1.0-0', 'libudev1', 'libx11-6', 'libxcb1', 'libxcomposite1', 'libxdamage1', 'libxext6', 'libxfixes3'],
  ...['libxkbcommon0', 'libxrandr2', 'xdg-utils'],
];
/** Keeps credentials without a passphrase; shows notices. */
const recommended = ['gnome-keyring | libsecret-1-0', 'libnotify4'];

const architectures = { x64: 'amd64', arm64: 'arm64' } as const;

interface Debian {
  readonly version: string;
  readonly processor: keyof typeof architectures;
  /** To be given out. */
  readonly isRelease: boolean;
  /** The smallest file takes minutes. */
  readonly compression: 'none' | 'xz';
}

/** Makes a Debian package of the packed program, with Debian's own tool. */
export async function makeDeb(packed: string, file: string, work: string, about: Debian): Promise<void> {
  await rm(work, { recursive: true, force: true });
  await layTree(work, packed, 'deb');
  await changelog(work, about);
  await overrides(work);
  await mkdir(join(work, 'DEBIAN'), { mode: 0o755 });
  await writeFile(join(work, 'DEBIAN/control'), control(about, await kilobytes(work)));
  const made = await run('dpkg-deb', ['--root-owner-group', `-Z${about.compression}`, '--build', work, file]);
  await rm(work, { recursive: true, force: true });
  if (made.code !== 0) throw new Problem(`The Debian package can't be made: ${made.trouble ?? made.errors}`);
}

const control = ({ version, processor, isRelease }: Debian, size: number): string =>
  [
    'Package: facedesk',
    `Version: ${debianVersion({ version, isRelease })}`,
    `Architecture: ${architectures[processor]}`,
    'Maintainer: The Facedesk authors <facedesk@facedesk.invalid>',
    `Installed-Size: ${size}`,
    `Depends: ${dependencies.join(', ')}`,
    `Recommends: ${recommended.join(', ')}`,
    'Section: misc',
    'Priority: optional',
    `Description: face liveness and face match checks for field agents${isRelease ? '' : ' (not for release)'}`,
    ' Facedesk takes a field agent from a customer at the door to a signed report:',
    ' it fetches the result of a face liveness session, compares two photographs,',
    ' waits in an outbox where there is no connection, and keeps the evidence.',
    '',
  ].join('\n');

/** One that is not for release is older than the release of its number. */
const debianVersion = ({ version, isRelease }: Pick<Debian, 'version' | 'isRelease'>): string =>
  isRelease ? version : `${version}~trial`;

async function changelog(work: string, about: Debian): Promise<void> {
  const date = new Date().toUTCString().replace('GMT', '+0000');
  const text = [
    `facedesk (${debianVersion(about)}) unstable; urgency=medium`,
    '',
    '  * See NEWS.gz.',
    '',
    ` -- The Facedesk authors <facedesk@facedesk.invalid>  ${date}`,
    '',
  ].join('\n');
  await writeFile(join(work, 'usr/share/doc/facedesk/changelog.gz'), gzipSync(text, { level: 9 }));
}

/** What Debian's checker rightly finds in a program that brings its own browser, and what stands for it. */
async function overrides(work: string): Promise<void> {
  const folder = join(work, 'usr/share/lintian/overrides');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'facedesk'),
    [
      "# Chromium's sandbox, where a system gives ordinary users no namespaces.",
      `facedesk: elevated-privileges 4755 root/root [${HOME}/chrome-sandbox]`,
      '# As their makers built and tested them, with the libraries that Chromium needs.',
      'facedesk: embedded-library *',
      'facedesk: unstripped-binary-or-object *',
      '',
    ].join('\n'),
  );
}

async function kilobytes(tree: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(tree, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) sum += Math.ceil((await stat(join(entry.parentPath, entry.name))).size / 1024);
  }
  return sum;
}
