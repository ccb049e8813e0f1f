import { shell } from 'electron';

/** The file that was saved last: the window may have it shown, and never learns where it is. */
export interface SavedFile {
  remember(path: string): void;
  /** In the system's file manager; false where nothing was saved. */
  show(): boolean;
}

export function createSavedFile(): SavedFile {
  let saved: string | null = null;
  return {
    remember(path) {
      saved = path;
    },
    show() {
      if (saved === null) return false;
      shell.showItemInFolder(saved);
      return true;
    },
  };
}
