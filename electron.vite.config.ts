import { resolve } from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { chunksOf } from './scripts/chunks.ts';
import { faceFiles } from './scripts/face-files.ts';
import { firstDrawing } from './scripts/first-drawing.ts';

const DEVELOPMENT_PORT = 5173;
const folder = (path: string) => resolve(import.meta.dirname, path);

const program = { main: folder('electron/main.ts') };
const threads = {
  // Reads records at length.
  'records-worker': folder('electron/reader/worker.ts'),
  // Looks at reports, which may come from anybody.
  'verify-worker': folder('electron/reports/proof/verify/verify-worker.ts'),
};
const page = { index: folder('renderer/index.html') };
const moving = { moving: folder('renderer/app/main.tsx') };
const hiddenPages = { report: folder('renderer/report.html'), look: folder('renderer/look.html') };
const laidOut = (...beginnings: Parameters<typeof chunksOf>) => ({
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ name: chunksOf(...beginnings), debugName: 'by beginnings' }],
  },
});

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // One file is read faster than hundreds, and holds only what is used of them.
      externalizeDeps: false,
      rolldownOptions: {
        // It finds its native code beside itself.
        external: ['better-sqlite3-multiple-ciphers'],
        input: { ...program, ...threads },
        output: laidOut({ ...program, 'open-program': folder('electron/open-program.ts') }, threads),
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      // A sandboxed window loads CommonJS preloads only.
      rolldownOptions: {
        input: {
          preload: folder('electron/preload.ts'),
          'report-preload': folder('electron/report-preload.ts'),
          'look-preload': folder('electron/look-preload.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: folder('renderer'),
    plugins: [
      react(),
      faceFiles(import.meta.dirname),
      firstDrawing({
        root: folder('renderer'),
        page: 'index.html',
        drawnBy: 'app/first-drawing.tsx',
        movedBy: 'app/main.tsx',
        plugins: [react()],
      }),
      // React Aria brings its words in thirty languages; the window is English (docs/DESIGN.md).
      optimizeLocales.vite({ locales: ['en'] }),
    ],
    worker: { format: 'es' },
    build: {
      outDir: folder('out/renderer'),
      minify: true,
      // The content security policy allows files of our own and no data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { ...page, ...hiddenPages },
        output: laidOut({ ...page, ...moving }, hiddenPages),
      },
    },
    // The page lies under app://facedesk/, so its client has to be told where the news comes from.
    server: {
      host: '127.0.0.1',
      port: DEVELOPMENT_PORT,
      strictPort: true,
      hmr: { protocol: 'ws', host: '127.0.0.1', clientPort: DEVELOPMENT_PORT },
    },
  },
});
