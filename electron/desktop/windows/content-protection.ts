import type { Preferences } from '../preferences.ts';

interface ContentProtectionParts {
  readonly platform: () => NodeJS.Platform;
  readonly preferences: Pick<Preferences, 'contentProtected' | 'rememberContentProtected'>;
  /** The window that is open; null where none is. Reports are printed in windows that nobody ever sees. */
  readonly window: () => Protectable | null;
}

interface Protectable {
  setContentProtection(isOn: boolean): void;
}

export type ContentProtection = ReturnType<typeof createContentProtection>;

/** Keeps the window out of screenshots and shared screens, as far as the system does that, where a person wants it. */
export function createContentProtection({ platform, preferences, window }: ContentProtectionParts) {
  /** Linux has no such thing. */
  const isPossible = () => platform() === 'win32' || platform() === 'darwin';
  return {
    /** Null where the system can't. */
    isOn: (): boolean | null => (isPossible() ? preferences.contentProtected() : null),
    /** Returns whether the system can. */
    turn(isOn: boolean): boolean {
      if (!isPossible()) return false;
      preferences.rememberContentProtected(isOn);
      window()?.setContentProtection(isOn);
      return true;
    },
    /** For a window that has just been made, before it shows itself. */
    protect(made: Protectable): void {
      if (isPossible() && preferences.contentProtected()) made.setContentProtection(true);
    },
  };
}
