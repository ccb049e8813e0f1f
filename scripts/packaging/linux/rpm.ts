import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../problem.ts';
import { run } from '../../run.ts';
import { HOME, layTree } from './tree.ts';

const architectures = { x64: 'x86_64', arm64: 'aarch64' } as const;

/** As rpm names them. */
const payloads = { none: 'w0.gzdio', xz: 'w6.xzdio' } as const;

interface Rpm {
  readonly version: string;
  readonly processor: keyof typeof architectures;
  readonly isRelease: boolean;
  /** The smallest file takes minutes. */
  readonly compression: 'none' | 'xz';
}

/** Makes a package for Fedora and its kin, with their own tool. What it links against, the tool finds out by itself. */
export async function makeRpm(packed: string, file: string, work: string, about: Rpm): Promise<void> {
  await rm(work, { recursive: true, force: true });
  const tree = join(work, 'tree');
  await mkdir(tree, { recursive: true });
  await layTree(tree, packed, 'rpm');
  const specification = join(work, 'facedesk.spec');
  await writeFile(specification, describe(tree, about));
  const made = await run('rpmbuild', [
    ...['-bb', '--target', architectures[about.processor], '--define', `_topdir ${join(work, 'made')}`],
    ...['--define', `_binary_payload ${payloads[about.compression]}`],
    // Debian's rpmbuild may run this, and has no such helpers of Red Hat's.
    ...['--define', '__os_install_post %{nil}', '--define', '_build_id_links none', specification],
  ]);
  if (made.code !== 0) throw new Problem(`The rpm can't be made: ${made.trouble ?? made.errors}`);
  const results = join(work, 'made/RPMS', architectures[about.processor]);
  const [name = ''] = await readdir(results);
  await copyFile(join(results, name), file);
  await rm(work, { recursive: true, force: true });
}

const describe = (tree: string, { version, isRelease }: Rpm): string => `
Name: facedesk
Version: ${version}
Release: ${isRelease ? '1' : '0.trial'}
Summary: Face liveness and face match checks for field agents
License: MIT
Recommends: gnome-keyring
# What comes with the program is nobody else's to link against, and is found beside it.
%global __provides_exclude_from ^/${HOME}/.*$
%global __requires_exclude ^lib(ffmpeg|EGL|GLESv2|vk_swiftshader|vulkan)\\\\.so.*$

%description
Facedesk takes a field agent from a customer at the door to a signed report: it
fetches the result of a face liveness session, compares two photographs, waits
in an outbox where there is no connection, and keeps the evidence.

%install
cp -a ${tree}/. %{buildroot}/

%files
%attr(-,root,root) /${HOME}
%attr(4755,root,root) /${HOME}/chrome-sandbox
/usr/bin/facedesk
/usr/share/applications/*
/usr/share/icons/hicolor/*/apps/*
/usr/share/metainfo/*
/usr/share/man/man1/*
%doc /usr/share/doc/facedesk
%exclude /usr/share/lintian
`;
