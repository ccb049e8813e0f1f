import { useEffect, useRef } from 'react';

const typing = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';

/** J and K, as in many lists: the next one and the one before. Whoever types, or answers a question, types letters. */
export function useStepKeys(step: (by: -1 | 1) => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const by = stepOf(event);
      if (by === null || !(event.target instanceof Element)) return;
      // A key by itself is heard only where the focus is in what it moves.
      if (event.target.closest(`[role="dialog"], [role="alertdialog"], [role="menu"], ${typing}`)) return;
      if (!event.target.closest('main')) return;
      event.preventDefault();
      latest.current(by);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function stepOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): -1 | 1 | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key.toLowerCase() === 'j') return 1;
  return key.toLowerCase() === 'k' ? -1 : null;
}
