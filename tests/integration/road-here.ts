import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { buildRoad, type Road, type RoadOptions, type VendorUrls } from './road.ts';

/** A road that ends with the test. */
export async function roadHere(vendors: VendorUrls, options: RoadOptions = {}): Promise<Road> {
  const folder = options.folder ?? folderHere();
  const road = await buildRoad(vendors, { ...options, folder });
  onTestFinished(() => road.close());
  return road;
}

/** A folder that goes with the test. */
export function folderHere(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facedesk-road-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
