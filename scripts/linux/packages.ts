import { Problem } from '../problem.ts';
import { type Finished, run } from '../run.ts';

export interface Missing {
  libraries: string[];
  xvfb: boolean;
}

/** What Electron links against, by Debian's and Ubuntu's names; all else that it needs comes with these. */
const libraryPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];

/** Programs that some tests run, and the packages that bring them. */
const testTools = {
  openssl: 'openssl',
  curl: 'curl',
  sqlite3: 'sqlite3',
  'dbus-run-session': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
  dunst: 'dunst',
  pdfsig: 'poppler-utils',
  qpdf: 'qpdf',
  lintian: 'lintian',
  xdotool: 'xdotool',
  'desktop-file-validate': 'desktop-file-utils',
  appstreamcli: 'appstream',
  exiftool: 'libimage-exiftool-perl',
  wrestool: 'icoutils',
  osslsigncode: 'osslsigncode',
  rpmbuild: 'rpm',
  makensis: 'nsis',
  '7z': 'p7zip-full',
} as const;

const limit = 15 * 60_000;

/**
 * Installs what is missing where that is ours to do: as root on Debian and its kin. Everywhere else it says what is
 * missing and, where it can, which command installs it.
 */
export async function installPackages({ libraries, xvfb }: Missing): Promise<void> {
  const missing = enumerate([...(xvfb ? ['Xvfb'] : []), ...libraries]);
  const hasApt = (await run('apt-get', ['--version'])).code === 0;
  if (!hasApt) {
    throw new Problem(
      `Electron needs what this system lacks: ${missing}.\n` +
        'Install it with the package manager of this system (GTK 3, NSS, ALSA, GBM, Xvfb), then start again.',
    );
  }
  const wanted = [...libraryPackages, ...(xvfb ? ['xvfb'] : [])];
  if (process.getuid?.() !== 0) {
    throw new Problem(
      `Electron needs what this system lacks: ${missing}. This installs it:\n\n` +
        `  sudo apt-get update && sudo apt-get ${install(await nameHere(wanted)).join(' ')}\n\nThen start again.`,
    );
  }
  console.log(`Installing what Electron needs and this system lacks (${missing}) with apt-get …`);
  // One source that can't be reached fails the update, and often the packages come from the others all the same.
  const update = await aptGet(['update']);
  const command = install(await nameHere(wanted));
  const result = await aptGet(command);
  if (result.code === 0) return;
  const reasons = [update, result].flatMap(({ trouble, errors }) => [trouble ?? '', errors.trim()]).filter(Boolean);
  throw new Problem(`apt-get ${command.join(' ')} failed:\n${reasons.join('\n')}`);
}

/**
 * Installs the programs that some tests run, where that is ours to do. Everywhere else the tests that need one are
 * skipped and say so.
 */
export async function installTestTools(): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = [];
  for (const [program, packageName] of Object.entries(testTools)) {
    if ((await run(program, ['--version'])).code === 127) missing.push(packageName);
  }
  if (missing.length === 0) return;
  const ours = process.getuid?.() === 0 && (await run('apt-get', ['--version'])).code === 0;
  if (!ours) return console.log(`Some tests will be skipped: they need ${missing.join(', ')}.`);
  console.log(`Installing what some tests need (${missing.join(', ')}) with apt-get …`);
  await aptGet(['update']);
  const result = await aptGet(install([...missing, 'libsecret-1-0', 'libnotify4']));
  if (result.code !== 0) console.log(`That failed, so some tests will be skipped: ${result.errors.trim()}`);
}

const install = (packages: string[]): string[] => ['install', '--yes', '--no-install-recommends', ...packages];

/** On a bare system some thirty libraries are missing at once: too many to read. */
const enumerate = (names: string[]): string =>
  names.length > 5 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');

/** Newer Debians and Ubuntus have put "t64" behind the names of some libraries. */
function nameHere(packages: string[]): Promise<string[]> {
  return Promise.all(
    packages.map(async (name) => ((await run('apt-cache', ['show', `${name}t64`])).code === 0 ? `${name}t64` : name)),
  );
}

/** Nobody is there to answer questions, and another installation may hold the lock for a while. */
const aptGet = (args: string[]): Promise<Finished> =>
  run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_MODE: 'a', LC_ALL: 'C.UTF-8' },
    stop: AbortSignal.timeout(limit),
  });
