import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDrawer } from './drawer.ts';
import { main } from './problem.ts';
import { root } from './project.ts';

/**
 * Turns the drawings in `resources/practice/drawings` into the practice pictures, and prints each picture's face box
 * for `electron/simulator/portraits/practice-pictures.ts`. To be run after a drawing has changed.
 */
const pictures = join(root, 'resources', 'practice');
const drawings = join(pictures, 'drawings');
const WIDTH = 600;
const HEIGHT = 800;
const QUALITY = 0.86;

/** Audit images are parts of a drawing, as of a face that comes nearer or moves: left, top and width in the drawing. */
const frames: Readonly<Record<string, readonly [drawing: string, left: number, top: number, width: number]>> = {
  'asha-1-frame-1': ['asha-1', 75, 80, 450],
  'meera-1-frame-1': ['meera-1', 60, 90, 480],
  'dev-1-frame-1': ['dev-1', -40, -30, 680],
  'dev-1-frame-2': ['dev-1', 60, 70, 480],
  'dev-1-frame-3': ['dev-1', 110, 120, 380],
  // So near that the face's box begins above the picture.
  'dev-1-frame-4': ['dev-1', 160, 262, 280],
};

function cut(drawing: string, left: number, top: number, width: number): string {
  const view = `viewBox="${left} ${top} ${width} ${(width * HEIGHT) / WIDTH}"`;
  return drawing.replace(/viewBox="[^"]*"/, view);
}

/** The face's box, `data-face="left top width height"` in the drawing, as ratios of the picture. */
function faceBox(svg: string): string {
  const numbers = (name: string): number[] | undefined =>
    new RegExp(`${name}="([^"]*)"`).exec(svg)?.[1]?.split(' ').map(Number);
  const [left = 0, top = 0, width = WIDTH, height = HEIGHT] = numbers('viewBox') ?? [];
  const face = numbers('data-face');
  if (face === undefined) return 'null';
  const [faceLeft = 0, faceTop = 0, faceWidth = 0, faceHeight = 0] = face;
  const ratio = (length: number, whole: number): string => String(Math.round((length / whole) * 10_000) / 10_000);
  return (
    `{ Left: ${ratio(faceLeft - left, width)}, Top: ${ratio(faceTop - top, height)}, ` +
    `Width: ${ratio(faceWidth, width)}, Height: ${ratio(faceHeight, height)} }`
  );
}

async function readPictures() {
  const names = (await readdir(drawings)).filter((name) => name.endsWith('.svg')).map((name) => name.slice(0, -4));
  const whole = await Promise.all(
    names.map(async (name) => ({ name, svg: await readFile(join(drawings, `${name}.svg`), 'utf8') })),
  );
  const parts = Object.entries(frames).map(([name, [drawing, left, top, width]]) => {
    const source = whole.find((picture) => picture.name === drawing);
    return { name, svg: cut(source?.svg ?? '', left, top, width) };
  });
  return [...whole, ...parts].sort((one, other) => one.name.localeCompare(other.name));
}

await main(async () => {
  await mkdir(pictures, { recursive: true });
  await withDrawer(async (draw) => {
    for (const { name, svg } of await readPictures()) {
      const jpeg = await draw({ svg, width: WIDTH, height: HEIGHT, type: 'image/jpeg', quality: QUALITY });
      await writeFile(join(pictures, `${name}.jpg`), jpeg);
      console.log(`${name}: ${jpeg.length} bytes, face ${faceBox(svg)}`);
    }
  });
  return 0;
});
