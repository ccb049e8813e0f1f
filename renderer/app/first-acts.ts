/** In milliseconds. */
const LONGEST_HOLD = 500;

/**
 * What a person does to the first screen before it can be moved is done as soon as that is possible: the last click or shortcut.
 * What is typed stays in its field by itself.
 */
export function collectActs(root: HTMLElement): { repeat(): void } {
  let last: (() => unknown) | null = null;
  const clicked = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    const pressed =
      event.target instanceof Element ? event.target.closest<HTMLElement>('a, button, label, input') : null;
    const named = pressed instanceof HTMLLabelElement ? pressed.control : pressed;
    // Not where something else has come in its place meanwhile.
    if (named) last = () => named.isConnected && named.checkVisibility() && named.click();
  };
  // Those that choose a screen, and no others: what is done later must not be anything that a person has to press for.
  const keyed = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && /^\d$/.test(event.key))
      last = () => window.dispatchEvent(new KeyboardEvent('keydown', event));
    // A part that moves already has taken it: the person has gone on, and must not be called back.
    else
      setTimeout(() => {
        if (event.defaultPrevented) last = null;
      });
  };
  root.addEventListener('click', clicked, true);
  // Before React, which lets go no further what it takes.
  window.addEventListener('keydown', keyed, true);
  return {
    repeat() {
      // React moves the parts of a screen one after another. Clicks must not be held for long, however busy the page is.
      requestIdleCallback(
        () => {
          root.removeEventListener('click', clicked, true);
          window.removeEventListener('keydown', keyed, true);
          last?.();
        },
        { timeout: LONGEST_HOLD },
      );
    },
  };
}
