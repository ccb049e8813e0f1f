import { build } from './electron/electron-vite.ts';
import { main } from './problem.ts';

await main(async () => {
  await build();
  return 0;
});
