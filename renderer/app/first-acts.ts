/**
 * What a person does to the first screen before it can be moved is done as soon as that is possible: the last click or shortcut.
 * What is typed stays in its field by itself.
 */
export function collectActs(root: HTMLElement): { repeat(): void } {
  let last: (() => void) | null = null;
  const clicked = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    const pressed =
      event.target instanceof Element ? event.target.closest<HTMLElement>('a, button, label, input') : null;
    const named = pressed instanceof HTMLLabelElement ? pressed.control : pressed;
    if (named) last = () => named.click();
  };
  const shortcut = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) last = () => window.dispatchEvent(new KeyboardEvent('keydown', event));
  };
  root.addEventListener('click', clicked, true);
  window.addEventListener('keydown', shortcut);
  return {
    repeat() {
      // React moves the parts of a screen one after another.
      requestIdleCallback(() => {
        root.removeEventListener('click', clicked, true);
        window.removeEventListener('keydown', shortcut);
        last?.();
      });
    },
  };
}
