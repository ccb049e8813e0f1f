import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cache, installed, projectRequire } from '../project.ts';
import { run } from '../run.ts';
import type { ElectronBuild } from './electron-build.ts';

/** The version that package.json asks for: the one that is released, and the one whose types are compiled against. */
export const officialVersion: string = projectRequire('electron/package.json').version;

/** How long the download may stand still. A firewall that drops packets never answers at all. */
const silenceLimit = 30_000;

/** However slowly it trickles, at some point a person must be told. */
const totalLimit = 30 * 60_000;

/** The official build, if the electron package has one complete: path.txt is the last thing it writes. */
export async function installedOfficial(): Promise<ElectronBuild | undefined> {
  const folder = installed('electron', 'dist');
  const version = await readFile(join(folder, 'version'), 'utf8').catch(() => '');
  const path = await readFile(installed('electron', 'path.txt'), 'utf8').catch(() => '');
  const executable = join(folder, path);
  if (version.trim().replace(/^v/, '') !== officialVersion || !path || !existsSync(executable)) return undefined;
  return { executable, folder, source: 'official', version: officialVersion };
}

/** Downloads the official build with the electron package's own installer. Returns a short reason where it can't. */
export async function downloadOfficial(): Promise<ElectronBuild | string> {
  console.log(`Downloading Electron ${officialVersion} …`);
  await mkdir(cache, { recursive: true });
  const parts = await mkdtemp(join(cache, 'download-'));
  const stalled = new AbortController();
  const watching = watchForSilence([parts, installed('electron', 'dist')], stalled);
  try {
    const result = await run(process.execPath, [installed('electron', 'install.js')], {
      env: {
        ...process.env,
        ELECTRON_OVERRIDE_DIST_PATH: undefined,
        NODE_USE_ENV_PROXY: '1',
        TMPDIR: parts,
        TEMP: parts,
        TMP: parts,
      },
      stop: AbortSignal.any([stalled.signal, AbortSignal.timeout(totalLimit)]),
    });
    return (await installedOfficial()) ?? result.trouble ?? reason(result.errors);
  } finally {
    clearInterval(watching);
    await rm(parts, { recursive: true, force: true });
  }
}

/** The first line of a stack trace, without the error's class. */
const reason = (errors: string): string =>
  errors
    .trim()
    .split('\n', 1)[0]
    ?.replace(/^\w*Error: /, '') || 'the download ended without a word';

/** The installer shows no progress to a program, so its growing files are the sign of life. */
function watchForSilence(folders: string[], stalled: AbortController): NodeJS.Timeout {
  let size = 0;
  let changed = performance.now();
  return setInterval(async () => {
    const now = (await Promise.all(folders.map(sizeOf))).reduce((sum, bytes) => sum + bytes, 0);
    if (now !== size) changed = performance.now();
    else if (performance.now() - changed > silenceLimit) {
      stalled.abort(new Error(`nothing arrived for ${silenceLimit / 1000} seconds`));
    }
    size = now;
  }, 1000);
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = names.map((name) =>
    stat(join(folder, name)).then(
      (file) => file.size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}
