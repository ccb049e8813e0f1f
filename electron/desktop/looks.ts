import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rectangle } from 'electron';

/** How the window is to be before a person sees it. */
export interface Looks {
  /** Where it stood when it was last closed; null the first time. */
  windowBounds(): Rectangle | null;
  /** Whether screenshots and shared screens are not to show it. */
  contentProtected(): boolean;
}

/** What the preferences say of them, read without the library that keeps those: that takes longer than to open a window. */
export function readLooks(folder: string): Looks {
  const { windowBounds, contentProtected } = readHeld(join(folder, 'preferences.json'));
  return { windowBounds: () => soundBounds(windowBounds), contentProtected: () => contentProtected === true };
}

/** Nothing where there is nothing, or nothing that can be read. */
function readHeld(path: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // The preferences report it when they are opened.
    return {};
  }
}

/** From a file that anybody can write. */
export function soundBounds(bounds: unknown): Rectangle | null {
  const { x, y, width, height } = Object(bounds);
  return [x, y, width, height].every(Number.isInteger) ? { x, y, width, height } : null;
}
