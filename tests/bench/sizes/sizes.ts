import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Comparison, Row } from '../comparison.ts';
import type { Measured } from '../measured.ts';
import { builtFrom, builtPages, type Chunk } from './built.ts';
import { comparePacked } from './packed.ts';

/** Kilobytes, minified, of whatever has a line of its own. */
const LEAST_TOLD = 8;

const kilobytes = (bytes: number) => bytes / 1000;

/** What the page begins with, beside React alone; and whose it is. */
export async function measureSizes(): Promise<Measured> {
  const pages = await builtPages();
  const react = await builtFrom(join(import.meta.dirname, '../baselines/react-alone/main.ts'));
  const drawn = pages.askedForBy('index.html');
  const index = pages.chunks.filter(({ isEntry, name }) => isEntry && name === 'index');
  const moved = pages.allBehind(index.flatMap(({ dynamicImports }) => dynamicImports));
  const all = new Set([...drawn, ...moved]);
  const limit = 'React and ReactDOM alone';
  const compared = (what: string, files: Iterable<string>, sizeOf: (content: Uint8Array) => number): Comparison => {
    const sum = (contents: readonly Uint8Array[]) => contents.reduce((total, one) => total + sizeOf(one), 0);
    const figure = kilobytes(sum([...files].map(pages.contentOf)));
    const least = kilobytes(sum(react.chunks.map(({ fileName }) => react.contentOf(fileName))));
    return { what, limit, budget: { kind: 'none' }, unit: 'kB', pairs: [{ figure, limit: least }] };
  };
  const minified = ({ byteLength }: Uint8Array) => byteLength;
  const gzipped = (content: Uint8Array) => gzipSync(content).byteLength;
  return {
    comparisons: [
      compared('scripts and styles before the first picture, minified', drawn, minified),
      compared('the same, gzipped', drawn, gzipped),
      compared('scripts and styles until the page moves, minified', all, minified),
      compared('until it moves, gzipped', all, gzipped),
      await comparePacked(),
    ],
    details: { sizes: rowsOf(pages.chunks.filter(({ fileName }) => all.has(fileName))) },
  };
}

/** Which library's or folder's it is; a minified file is shared out by the lengths that its modules had before. */
function rowsOf(chunks: readonly Chunk[]): readonly Row[] {
  const sizes = new Map<string, number>();
  for (const { code, modules } of chunks) {
    const lengths = Object.entries(modules).map(([id, { renderedLength }]) => ({ owner: ownerOf(id), renderedLength }));
    const whole = lengths.reduce((sum, { renderedLength }) => sum + renderedLength, 0);
    for (const { owner, renderedLength } of lengths) {
      const share = (Buffer.byteLength(code) * renderedLength) / whole;
      sizes.set(owner, (sizes.get(owner) ?? 0) + kilobytes(share));
    }
  }
  const sorted = [...sizes].sort(([, one], [, other]) => other - one);
  const large = sorted.filter(([, size]) => size >= LEAST_TOLD);
  const rest = sorted.slice(large.length).reduce((sum, [, size]) => sum + size, 0);
  return [...large, [`${sorted.length - large.length} others`, rest] as const].map(([owner, size]) => ({
    'script of': owner,
    minified: `${size.toFixed(0)} kB`,
  }));
}

function ownerOf(id: string): string {
  const path = id.replaceAll('\\', '/');
  const library = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  return library ?? /\/((?:renderer|shared)\/[^/.]+(?=\/))/.exec(path)?.[1] ?? 'the page itself';
}
