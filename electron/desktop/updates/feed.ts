import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isPacked } from '../build-kind.ts';
import type { Updates } from './updates.ts';

/** Long after the first screen. */
const FIRST_LOOK = 15_000;

/**
 * Looks for newer versions where packing has named a place for them (scripts/packaging/update-feed.ts). Without that file
 * nothing that could load a program is even read.
 */
export function followFeed(updates: Updates, reportFault: (where: string, error: unknown) => void): void {
  if (!isPacked() || !existsSync(join(process.resourcesPath, 'app-update.yml'))) return;
  setTimeout(() => {
    import('./updater.ts').then(
      ({ lookForUpdates }) => lookForUpdates(updates, reportFault),
      (error: unknown) => reportFault('loading the updater', error),
    );
  }, FIRST_LOOK).unref();
}
