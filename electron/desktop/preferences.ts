import type { Rectangle } from 'electron';
import Store from 'electron-store';

/** What the program remembers of the desktop: nothing secret, nothing of a customer. */
export interface Preferences {
  readonly windowBounds: () => Rectangle | null;
  readonly rememberWindowBounds: (bounds: Rectangle) => void;
}

interface Stored {
  windowBounds?: Rectangle;
}

export function openPreferences(): Preferences {
  // A damaged file here costs a window's place and nothing else, so it may be begun anew.
  const store = new Store<Stored>({ name: 'preferences', clearInvalidConfig: true, configFileMode: 0o600 });
  return {
    windowBounds() {
      const bounds = store.get('windowBounds');
      const sound = bounds && [bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isInteger);
      return sound ? bounds : null;
    },
    rememberWindowBounds: (bounds) => store.set('windowBounds', bounds),
  };
}
