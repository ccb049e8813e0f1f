import type { Looks } from '../looks.ts';
import type { Preferences } from '../preferences.ts';

interface ContentProtectionParts {
  readonly platform: () => NodeJS.Platform;
  readonly preferences: Pick<Preferences, 'contentProtected' | 'rememberContentProtected'>;
  /** The window that is open; null where none is. Reports are printed in windows that nobody ever sees. */
  readonly window: () => Protectable | null;
}

export interface Protectable {
  setContentProtection(isOn: boolean): void;
}

export type ContentProtection = ReturnType<typeof createContentProtection>;

/** Linux has no such thing. */
const canProtect = (platform: NodeJS.Platform) => platform === 'win32' || platform === 'darwin';

/** For a window that has just been made, before it shows itself. */
export function protectContent(made: Protectable, looks: Pick<Looks, 'contentProtected'>, platform = process.platform) {
  if (canProtect(platform) && looks.contentProtected()) made.setContentProtection(true);
}

/** Keeps the window out of screenshots and shared screens, as far as the system does that, where a person wants it. */
export function createContentProtection({ platform, preferences, window }: ContentProtectionParts) {
  const isPossible = () => canProtect(platform());
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
  };
}
