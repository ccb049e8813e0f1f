import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDrawer } from './drawer.ts';
import { main } from './problem.ts';
import { root } from './project.ts';

/** Turns the program's icon into the files that windows and packages show. To be run after the drawing has changed. */
const resources = join(root, 'resources');
const SIDE = 512;

/** The sides that Windows chooses from. 0 stands for 256 in the file's table. */
const windowsSides = [16, 24, 32, 48, 64, 128, 256] as const;
/** macOS's names for a PNG of each side. */
const macosKinds = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024 } as const;

interface Drawn {
  readonly side: number;
  readonly png: Buffer;
}

await main(async () => {
  const svg = await readFile(join(resources, 'icons/facedesk.svg'), 'utf8');
  await withDrawer(async (draw) => {
    const drawn = async (side: number): Promise<Drawn> => ({
      side,
      png: await draw({ svg, width: side, height: side, type: 'image/png' }),
    });
    await writeFile(join(resources, 'icons/facedesk.png'), (await drawn(SIDE)).png);
    const forWindows: Drawn[] = [];
    for (const side of windowsSides) forWindows.push(await drawn(side));
    await writeFile(join(resources, 'windows/facedesk.ico'), ico(forWindows));
    const forMacos: Buffer[] = [];
    for (const [kind, side] of Object.entries(macosKinds)) forMacos.push(icnsPart(kind, (await drawn(side)).png));
    await writeFile(join(resources, 'macos/facedesk.icns'), icnsPart('icns', Buffer.concat(forMacos)));
  });
  return 0;
});

/** Windows's icon file: a table, and a PNG for each side. */
function ico(images: readonly Drawn[]): Buffer {
  const HEADER = 6;
  const ENTRY = 16;
  const table = Buffer.alloc(HEADER + ENTRY * images.length);
  table.writeUInt16LE(1, 2);
  table.writeUInt16LE(images.length, 4);
  let place = table.length;
  for (const [index, { side, png }] of images.entries()) {
    const at = HEADER + ENTRY * index;
    table.writeUInt8(side % 256, at);
    table.writeUInt8(side % 256, at + 1);
    table.writeUInt16LE(1, at + 4);
    table.writeUInt16LE(32, at + 6);
    table.writeUInt32LE(png.length, at + 8);
    table.writeUInt32LE(place, at + 12);
    place += png.length;
  }
  return Buffer.concat([table, ...images.map(({ png }) => png)]);
}

/** macOS's icon file is a part of parts: a name of four letters, the length with this head, the content. */
function icnsPart(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}
