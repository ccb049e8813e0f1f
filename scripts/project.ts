import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** The checkout's folder. Scripts find their files from here, wherever they are started. */
export const root = resolve(import.meta.dirname, '..');

/** What the scripts remember between starts. A fresh `npm ci` clears it along with node_modules. */
export const cache = join(root, 'node_modules', '.cache', 'facedesk');

/** Resolves modules as the project's own code does. */
export const projectRequire = createRequire(join(root, 'package.json'));

/** A file inside an installed package, given as its path below node_modules. */
export const installed = (...path: string[]): string => join(root, 'node_modules', ...path);
