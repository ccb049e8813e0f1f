import { useEffect, useRef } from 'react';

/** Where the next thing is done: what is marked for it, a field, or the button that the step is for. */
const places = ['[data-first]', 'input:not([type="file"]):not([type="radio"]), textarea', '[type="submit"]', 'button'];

/**
 * Puts the focus where the next thing is to be done: when the page comes into view, and when that is another one.
 * Whoever is typing elsewhere, or answering a question, is left alone.
 *
 * @param what names the next thing
 */
export function useStepFocus(what: string) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (what === '' || isBusyElsewhere()) return;
    const target = places.flatMap((place) => body.current?.querySelector<HTMLElement>(place) ?? [])[0];
    target?.focus({ preventScroll: true });
    body.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [what]);
  return body;
}

function isBusyElsewhere(): boolean {
  const { activeElement } = document;
  // What was hidden a moment ago may have it still.
  if (!activeElement?.checkVisibility()) return false;
  return activeElement.closest('input, textarea, [role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}
