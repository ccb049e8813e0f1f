import { rowOf } from '../tests/bench/comparison.ts';
import { measureEntering } from '../tests/bench/entering.ts';
import { measureExports } from '../tests/bench/exports.ts';
import { measurePictures } from '../tests/bench/pictures.ts';
import { measureStart } from '../tests/bench/start/start.ts';
import { build } from './electron/electron-vite.ts';
import { prepareElectron, programEnvironment } from './electron/prepare.ts';
import { main } from './problem.ts';

const STARTS = 10;

/**
 * Measures the start beside its limit, how pictures are made ready, how checks are entered, and exports of so many of them (100,000 unless said), and prints the
 * figures; docs/BENCHMARKS.md says what they mean. `start` or `pictures` in place of a number: that alone.
 */
await main(async () => {
  const [checks = '100000'] = process.argv.slice(2);
  const ready = await prepareElectron({ withoutSandbox: true });
  try {
    await build();
    Object.assign(process.env, programEnvironment(ready));
    if (checks !== 'pictures') console.table((await measureStart(STARTS)).map(rowOf));
    if (checks === 'start') return 0;
    console.table(await measurePictures());
    if (checks === 'pictures') return 0;
    console.table(await measureEntering(200));
    console.table(await measureExports(Number(checks)));
    return 0;
  } finally {
    ready.desktop.stop();
  }
});
