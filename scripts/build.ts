import { build } from './electron-vite.ts';
import { main } from './problem.ts';

await main(async () => {
  await build();
  return 0;
});
