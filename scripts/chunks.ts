interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/**
 * Names a module's chunk by all the beginnings that need it at once, and so lays what the same ones need into one file. Left alone the bundler
 * makes seventy of a page, each of which is asked of the main process while that starts, too; and puts into one file what is needed first and what
 * is needed once a year.
 *
 * @param beginnings the files of pages, programs, threads, and of what a program loads second, by their names
 * @returns null for what none of them needs from its beginning: that is left to the bundler
 */
export function chunksOf(beginnings: Readonly<Record<string, string>>) {
  const names = new Map(Object.entries(beginnings).map(([name, file]) => [file.replaceAll('\\', '/'), name]));
  return (module: string, modules: Modules): string | null => {
    const found = new Set<string>();
    const above = new Set([module]);
    for (const id of above) {
      const name = names.get(id.replaceAll('\\', '/'));
      if (name !== undefined) found.add(name);
      for (const importer of modules.getModuleInfo(id)?.importers ?? []) above.add(importer);
    }
    return found.size === 0 ? null : [...found].sort().join('-');
  };
}
