import { type DragEvent, useRef } from 'react';
import { useDrop } from 'react-aria-components';

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

/** Takes what is dropped on an element. A file manager may offer to move a file; it is only ever copied or read. */
export function useDroppedItems(onDrop: (items: readonly DroppedItem[]) => void) {
  const ref = useRef<HTMLDivElement>(null);
  const dropped = useRef<readonly DroppedItem[]>([]);
  const { dropProps, isDropTarget } = useDrop({
    ref,
    getDropOperation: (_types, allowed) => (allowed.includes('copy') ? 'copy' : (allowed[0] ?? 'cancel')),
    onDrop: () => onDrop(dropped.current),
  });
  const onDropCapture = (event: DragEvent) => {
    dropped.current = droppedItems(event.dataTransfer);
  };
  return { target: { ...dropProps, ref, onDropCapture }, isDropTarget };
}
