export type DroppedItem =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'directory' }
  | { readonly kind: 'text' };

/**
 * What a drop brings. React Aria's own reading leaves out files that lie on no disk, such as a picture that
 * is dragged out of a mail; they are pictures all the same.
 */
export function droppedItems(transfer: DataTransfer): DroppedItem[] {
  return [...transfer.items].map((item): DroppedItem => {
    if (item.kind !== 'file') return { kind: 'text' };
    if (item.webkitGetAsEntry()?.isDirectory) return { kind: 'directory' };
    const file = item.getAsFile();
    return file ? { kind: 'file', file } : { kind: 'text' };
  });
}
