import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * What the look for faces loads by name when it is first wanted: two models, and the arithmetic they run on. 2.6 MB of the 43 MB that
 * their package has; what tells age, mood or whose face it is stays out.
 */
const files = [
  '@vladmandic/human/models/blazeface.json',
  '@vladmandic/human/models/blazeface.bin',
  '@vladmandic/human/models/facemesh.json',
  '@vladmandic/human/models/facemesh.bin',
  // Chromium has SIMD wherever it runs, and no threads without isolation across origins.
  '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
] as const;

const FOLDER = 'faces';
const contentTypes: Readonly<Record<string, string>> = { '.json': 'application/json', '.wasm': 'application/wasm' };

/** Lays them beside the built pages, under names of their own, or serves them while those are being written. */
export function faceFiles(project: string): Plugin {
  const sourceOf = new Map(files.map((file) => [basename(file), join(project, 'node_modules', file)]));
  return {
    name: 'face-files',
    async generateBundle() {
      for (const [name, path] of sourceOf) {
        this.emitFile({ type: 'asset', fileName: `${FOLDER}/${name}`, source: await readFile(path) });
      }
    },
    configureServer(server) {
      server.middlewares.use(`/${FOLDER}/`, (request, response, next) => {
        const path = sourceOf.get(request.url?.slice(1) ?? '');
        if (path === undefined) return next();
        response.setHeader('content-type', contentTypes[extname(path)] ?? 'application/octet-stream');
        createReadStream(path).pipe(response);
      });
    },
  };
}
