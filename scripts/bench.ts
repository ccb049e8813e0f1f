import { measureEntering } from '../tests/bench/entering.ts';
import { measureExports } from '../tests/bench/exports.ts';
import { measurePictures } from '../tests/bench/pictures.ts';
import { build } from './electron/electron-vite.ts';
import { prepareElectron, programEnvironment } from './electron/prepare.ts';
import { main } from './problem.ts';

/**
 * Measures how pictures are made ready, how checks are entered, and exports of so many of them (100,000 unless said), and prints the
 * figures; docs/BENCHMARKS.md says what they mean. `pictures` in place of a number: those alone.
 */
await main(async () => {
  const [checks = '100000'] = process.argv.slice(2);
  const ready = await prepareElectron({ withoutSandbox: true });
  try {
    await build();
    Object.assign(process.env, programEnvironment(ready));
    console.table(await measurePictures());
    if (checks === 'pictures') return 0;
    console.table(await measureEntering(200));
    console.table(await measureExports(Number(checks)));
    return 0;
  } finally {
    ready.desktop.stop();
  }
});
