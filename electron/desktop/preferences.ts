import { ipcMain, type Rectangle } from 'electron';
import Store from 'electron-store';
import {
  LEAST_MATCHES_A_MINUTE,
  MAXIMUM_CAMERA_NAME_LENGTH,
  MOST_AT_A_TIME,
  MOST_MATCHES_A_MINUTE,
} from '../../shared/limits.ts';
import { type Mode, modes } from '../../shared/mode.ts';
import { soundBounds } from './looks.ts';

/** What the program remembers of its settings: nothing secret, nothing of a customer. */
export type Preferences = ReturnType<typeof openPreferences>;

interface Stored {
  windowBounds?: Rectangle;
  mode?: string;
  productionAgreed?: boolean;
  practiceOffline?: boolean;
  atATime?: number;
  matchesAMinute?: number;
  camera?: string;
  contentProtected?: boolean;
  waiting?: number;
  chainLength?: number;
}

/**
 * A damaged file costs a window's place and a choice of mode, which falls back to practice; it is begun anew. A file
 * that can't be read or written at all costs the same, at each start, and never the program.
 */
export function openPreferences(reportFault: (where: string, error: unknown) => void) {
  const tried = <Value>(work: () => Value): Value | null => {
    try {
      return work();
    } catch (error) {
      reportFault('preferences', error);
      return null;
    }
  };
  const store = tried(
    () => new Store<Stored>({ name: 'preferences', clearInvalidConfig: true, configFileMode: 0o600 }),
  );
  // It would tell any page of any window where the data folder is; nothing but the gate answers a page.
  ipcMain.removeAllListeners('electron-store-get-data');
  let held: Stored = store ? store.store : {};
  const remember = (part: Stored): void => {
    held = { ...held, ...part };
    tried(() => store?.set(part));
  };
  return {
    windowBounds: () => soundBounds(held.windowBounds),
    rememberWindowBounds: (bounds: Rectangle) => remember({ windowBounds: bounds }),
    mode: (): Mode => modes.find((mode) => mode === held.mode) ?? 'practice',
    rememberMode: (mode: Mode) => remember({ mode }),
    /** Whether a person has read, once, what production means, and agreed. */
    productionAgreed: () => held.productionAgreed === true,
    rememberProductionAgreed: () => remember({ productionAgreed: true }),
    /** Whether the practice vendors are to be out of reach. */
    practiceOffline: () => held.practiceOffline === true,
    rememberPracticeOffline: (practiceOffline: boolean) => remember({ practiceOffline }),
    /** How many checks may be in flight in one lane. */
    atATime: () => wholeOr(held.atATime, 1, 1, MOST_AT_A_TIME),
    rememberAtATime: (atATime: number) => remember({ atATime }),
    /** How many matches this laptop may send in a minute. */
    matchesAMinute: () =>
      wholeOr(held.matchesAMinute, MOST_MATCHES_A_MINUTE, LEAST_MATCHES_A_MINUTE, MOST_MATCHES_A_MINUTE),
    rememberMatchesAMinute: (matchesAMinute: number) => remember({ matchesAMinute }),
    /** The camera that was chosen last, as the system calls it; null where none was. */
    camera: () =>
      typeof held.camera === 'string' && held.camera.length <= MAXIMUM_CAMERA_NAME_LENGTH ? held.camera : null,
    rememberCamera: (camera: string) => remember({ camera }),
    /** Whether screenshots and shared screens are not to show the window. */
    contentProtected: () => held.contentProtected === true,
    rememberContentProtected: (contentProtected: boolean) => remember({ contentProtected }),
    /** How many checks the records held when they were last open; null before that. */
    waiting: () => wholeOr(held.waiting, null),
    rememberWaiting(waiting: number) {
      if (held.waiting !== waiting) remember({ waiting });
    },
    /** How long the audit chain was when it was last looked at; null before that. */
    chainLength: () => wholeOr(held.chainLength, null),
    rememberChainLength: (chainLength: number) => remember({ chainLength }),
  };
}

/** A whole number within its bounds; anything else in a file that anybody can write is as if it were not there. */
function wholeOr<Otherwise>(stored: number | undefined, otherwise: Otherwise, least = -Infinity, most = Infinity) {
  return stored !== undefined && Number.isInteger(stored) && stored >= least && stored <= most ? stored : otherwise;
}
