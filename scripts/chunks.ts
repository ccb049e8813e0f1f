interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/**
 * Names a module's chunk by all the beginnings that need it at once, and so lays what the same ones need into one file. Left alone the bundler
 * makes seventy of a page, each of which is asked of the main process while that starts, too; and puts into one file what is needed first and what
 * is needed once a year.
 *
 * @param leading the files, by their names, of the page or program that loads the rest as it is wanted: what it has begun with has run by then
 * @param others pages and threads beside it. What they alone begin with is left to the bundler: with it in one file, a screen that needs a part
 *   of it would run the whole, and take on its styles
 * @returns null for what is left to the bundler
 */
export function chunksOf(leading: Readonly<Record<string, string>>, others: Readonly<Record<string, string>>) {
  const names = new Map(Object.entries({ ...leading, ...others }).map(([name, file]) => [forward(file), name]));
  return (module: string, modules: Modules): string | null => {
    const found = new Set<string>();
    const above = new Set([module]);
    for (const id of above) {
      const name = names.get(forward(id));
      if (name !== undefined) found.add(name);
      for (const importer of modules.getModuleInfo(id)?.importers ?? []) above.add(importer);
    }
    return Object.keys(leading).some((name) => found.has(name)) ? [...found].sort().join('-') : null;
  };
}

const forward = (path: string) => path.replaceAll('\\', '/');
