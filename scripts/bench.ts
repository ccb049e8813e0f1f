import { measureExports } from '../tests/bench/exports.ts';
import { build } from './electron-vite.ts';
import { prepareElectron } from './prepare.ts';
import { main } from './problem.ts';

/** Measures exports of so many checks (100,000 unless said) and prints the figures; docs/BENCHMARKS.md says what they mean. */
await main(async () => {
  const [checks = '100000'] = process.argv.slice(2);
  const { electron, desktop, sandbox } = await prepareElectron({ withoutSandbox: true });
  try {
    await build();
    Object.assign(process.env, desktop.env, {
      FACEDESK_ELECTRON: electron.executable,
      FACEDESK_SANDBOX: sandbox ? 'on' : 'off',
    });
    console.table(await measureExports(Number(checks)));
    return 0;
  } finally {
    desktop.stop();
  }
});
