import { develop } from './electron/electron-vite.ts';
import { prepareElectron } from './electron/prepare.ts';
import { main } from './problem.ts';

/** Opens the program with hot reload. Arguments after `npm run dev --` go to electron-vite. */
await main(async () => {
  const { electron, desktop, sandbox } = await prepareElectron();
  try {
    return await develop(process.argv.slice(2), {
      ...desktop.env,
      ELECTRON_EXEC_PATH: electron.executable,
      ELECTRON_OVERRIDE_DIST_PATH: electron.folder,
      ...(sandbox ? {} : { NO_SANDBOX: '1' }),
    });
  } finally {
    desktop.stop();
  }
});
