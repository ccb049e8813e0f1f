import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDrawer } from './drawer.ts';
import { main } from './problem.ts';
import { root } from './project.ts';

/** Turns the program's icon into the PNG that windows show. To be run after the drawing has changed. */
const icons = join(root, 'resources', 'icons');
const SIDE = 512;

await main(async () => {
  const svg = await readFile(join(icons, 'facedesk.svg'), 'utf8');
  await withDrawer(async (draw) => {
    await writeFile(join(icons, 'facedesk.png'), await draw({ svg, width: SIDE, height: SIDE, type: 'image/png' }));
  });
  return 0;
});
