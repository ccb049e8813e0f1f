/** Why what was dropped or pasted can't be taken; each has a text in the language files under `dropProblem`. */
export type DropProblem = 'folder' | 'text' | 'tooMany' | 'clipboard';

export type DropReading<Item> =
  | { readonly kind: 'files'; readonly files: readonly [Item] | readonly [Item, Item] }
  | { readonly kind: 'refused'; readonly problem: DropProblem; readonly count: number };

/** What a drop brings: one picture for the well it fell on, two for both wells, or something that is no picture. */
export function readDrop<Item extends { readonly kind: 'file' | 'directory' | 'text' }>(
  items: readonly Item[],
): DropReading<Extract<Item, { kind: 'file' }>> {
  const files = items.filter((item): item is Extract<Item, { kind: 'file' }> => item.kind === 'file');
  const [first, second, ...more] = files;
  const count = files.length;
  if (more.length > 0) return { kind: 'refused', problem: 'tooMany', count };
  const hasFolder = items.some((item) => item.kind === 'directory');
  // Browsers add a file's name as text to the file itself.
  if (first && !hasFolder) return { kind: 'files', files: second ? [first, second] : [first] };
  return { kind: 'refused', problem: hasFolder ? 'folder' : 'text', count };
}
