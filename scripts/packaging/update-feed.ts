import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../problem.ts';
import type { Target } from './target.ts';

/**
 * Where newer versions are to be looked for: TLS alone, as whoever answers there decides what runs on the laptops. A trial
 * may look on this computer.
 */
export function checkedFeed(address: string, isRelease: boolean): string {
  const url = URL.parse(address);
  const isHere = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url?.protocol === 'https:' || (isHere && !isRelease)) return url.href;
  throw new Problem(`An update feed has an address that begins with https://, unlike ${address}.`);
}

/** Tells the packed program of its feed. JSON is YAML. */
export function writeFeed(resources: string, feed: string): Promise<void> {
  const told = { provider: 'generic', url: feed, updaterCacheDirName: 'facedesk-updater' };
  return writeFile(join(resources, 'app-update.yml'), `${JSON.stringify(told, null, 2)}\n`);
}

/** Writes what a feed has beside the packages: the newest version, and each file's hash. */
export async function describeVersion(folder: string, version: string, files: readonly string[], target: Target) {
  const described = await Promise.all(
    files.map(async (file) => ({ url: basename(file), sha512: await hashOf(file), size: (await stat(file)).size })),
  );
  const [{ url: path, sha512 } = { url: '', sha512: '' }] = described;
  const told = { version, files: described, path, sha512, releaseDate: new Date().toISOString() };
  const written = join(folder, feedFile(target));
  await writeFile(written, `${JSON.stringify(told, null, 2)}\n`);
  return written;
}

/** As electron-updater asks for it. */
function feedFile({ system, processor }: Pick<Target, 'system' | 'processor'>): string {
  if (system === 'win32') return 'latest.yml';
  if (system === 'darwin') return 'latest-mac.yml';
  return processor === 'x64' ? 'latest-linux.yml' : `latest-linux-${processor}.yml`;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}
