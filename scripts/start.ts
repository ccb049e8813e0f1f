import { build } from './electron/electron-vite.ts';
import { prepareElectron } from './electron/prepare.ts';
import { main } from './problem.ts';
import { root } from './project.ts';
import { runInFront } from './run.ts';

/** Builds and opens the program. Arguments after `npm start --` go to it. */
await main(async () => {
  const { electron, desktop, sandbox } = await prepareElectron();
  try {
    await build();
    const args = [root, ...(sandbox ? [] : ['--no-sandbox']), ...process.argv.slice(2)];
    return await runInFront(electron.executable, args, desktop.env);
  } finally {
    desktop.stop();
  }
});
