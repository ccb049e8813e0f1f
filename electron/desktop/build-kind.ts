import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { BuildKind } from '../../shared/build-kind.ts';

/**
 * What this program was made for. Packing writes it into the archive (scripts/packaging/stage.ts), which no environment
 * and no argument reaches.
 */
export function buildKind(): BuildKind {
  if (!isPacked()) return 'checkout';
  const { isRelease } = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'));
  return isRelease === true ? 'release' : 'trial';
}

/**
 * Whether it runs from its archive, as a packed program always does. What Electron says of it (app.isPackaged) goes by the
 * executable's name, which anybody may change in a copy: a developer's doors would be open in it.
 */
export function isPacked(): boolean {
  return app.getAppPath().endsWith('.asar');
}

/**
 * Ends a release that a debugger is asked to be let into: through it everything could be read that the window shows, and
 * pressed that it offers. Has to run before Electron is ready, as Chromium opens the door then.
 */
export function refuseDebugging(): void {
  const isAsked = ['remote-debugging-port', 'remote-debugging-pipe'].some((name) => app.commandLine.hasSwitch(name));
  if (!isAsked || buildKind() !== 'release') return;
  console.error('Facedesk does not start with remote debugging.');
  // At once: app.exit would wait for Electron, which would open the door meanwhile.
  process.exit(REFUSED);
}

/** As of a command that was used wrongly (sysexits.h). */
const REFUSED = 64;
