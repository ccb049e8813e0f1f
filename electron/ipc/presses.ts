/** What of an input event tells a press. */
export interface Input {
  readonly type: string;
  readonly button?: string;
  readonly key?: string;
  readonly isAutoRepeat?: boolean;
}

/** Milliseconds between a press and the call that it was for: a slow computer may draw for a while in between. */
export const PRESS_LASTS = 5_000;

export type Presses = ReturnType<typeof createPresses>;

/**
 * Whether the person has pressed something just now, for one call. Fed by the browser's own process, ahead of the page,
 * which therefore can't make a press up; as browsers do it for what a page may do after a click only.
 */
export function createPresses(clock: () => number) {
  /** When the press began or ended that nothing was called by yet. */
  let pressedAt: number | null = null;
  return {
    feel(input: Input): void {
      // Held down, one stays the same press until it is let go, and most buttons act only then.
      if (begins(input) || (ends(input) && pressedAt !== null)) pressedAt = clock();
    },
    /** Uses the press up. @returns whether there was one */
    spend(): boolean {
      const isThere = pressedAt !== null && clock() - pressedAt <= PRESS_LASTS;
      pressedAt = null;
      return isThere;
    },
  };
}

/** What buttons and forms are pressed with; a key that is held down goes on being the first press. */
function begins({ type, button, key, isAutoRepeat }: Input): boolean {
  if (type === 'keyDown' || type === 'rawKeyDown') return isPressingKey(key) && isAutoRepeat !== true;
  // Not where a finger comes down: it may be to scroll.
  return (type === 'mouseDown' && button === 'left') || type === 'touchEnd';
}

function ends({ type, button, key }: Input): boolean {
  return (type === 'mouseUp' && button === 'left') || (type === 'keyUp' && isPressingKey(key));
}

const isPressingKey = (key: string | undefined) => key === 'Enter' || key === ' ';
