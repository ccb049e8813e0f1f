import { join } from 'node:path';
import { build, type InlineConfig, type Rolldown } from 'vite';
import config from '../../../electron.vite.config.ts';

export type Chunk = Rolldown.OutputChunk;

/** Pages as they are built, without being written. */
export interface Built {
  readonly chunks: readonly Chunk[];
  readonly contentOf: (file: string) => Uint8Array;
  /** The files that are asked for as a page is read. */
  readonly askedForBy: (page: string) => readonly string[];
  /** The scripts behind others that are there before those run, themselves among them, with their styles. */
  readonly allBehind: (files: readonly string[]) => ReadonlySet<string>;
}

export async function builtPages(): Promise<Built> {
  if (typeof config !== 'object' || !('renderer' in config)) throw new Error('There is no page to be built.');
  return builtBy({ ...config.renderer, base: './' });
}

/** One script with all that it needs. */
export function builtFrom(file: string): Promise<Built> {
  return builtBy({ root: join(file, '..'), build: { minify: true, rolldownOptions: { input: file } } });
}

async function builtBy(of: InlineConfig): Promise<Built> {
  const built = await build({ ...of, configFile: false, logLevel: 'error', build: { ...of.build, write: false } });
  if (!('output' in built)) throw new Error('One thing was to be built.');
  const files = new Map(built.output.map((file) => [file.fileName, file]));
  const contentOf = (name: string) => {
    const file = files.get(name);
    if (file === undefined) throw new Error(`There is no ${name}.`);
    return Buffer.from(file.type === 'chunk' ? file.code : file.source);
  };
  return {
    chunks: built.output.filter((file) => file.type === 'chunk'),
    contentOf,
    askedForBy: (page) =>
      [
        ...contentOf(page)
          .toString('utf8')
          .matchAll(/<(?:script|link)[^>]+(?:src|href)="\.\/([^"]+)"/g),
      ].map(([, file = '']) => file),
    allBehind(beginnings) {
      const found = new Set(beginnings);
      for (const name of found) {
        const file = files.get(name);
        if (file?.type !== 'chunk') continue;
        for (const behind of [...file.imports, ...(file.viteMetadata?.importedCss ?? [])]) found.add(behind);
      }
      return found;
    },
  };
}
