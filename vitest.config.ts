import { defineConfig } from 'vitest/config';
import { runs } from './tests/counts.ts';

/** Milliseconds. It only ends what hangs: with the full counts some tests take minutes. */
const limit = runs(600_000, 60_000);

export default defineConfig({
  test: {
    include: ['{electron,renderer,shared,scripts}/**/*.test.{ts,tsx}', 'tests/{bench,integration,faults}/**/*.test.ts'],
    // On two cores: a third of the time a file waits for a server's silence, or for the disk. More of them would only make
    // each other wait.
    maxWorkers: 3,
    testTimeout: limit,
    hookTimeout: limit,
    // Node strips types in WebAssembly. Where many threads of TypeScript come and go in one process, V8 has now and then
    // crashed as it exchanged a call from there for a faster one (SIGSEGV in Runtime_TierUpWasmToJSWrapper): so it never does.
    execArgv: ['--wasm-wrapper-tiering-budget=1000000000'],
    // A loaded machine takes its time; what is there already is not waited for.
    expect: { poll: { timeout: 10_000 } },
  },
});
