import { flushSync } from 'react-dom';

/**
 * Leaves a form that held secrets. Its fields are emptied and drawn first, as elements that are taken away can stay in
 * memory for a while with what they show; and from the form itself goes the reset that React Aria has hung on it, which
 * remembers every value there was.
 */
export function forget(empty: () => void, leave: () => void): void {
  const forms = [...document.forms];
  flushSync(empty);
  flushSync(leave);
  for (const form of forms) if (!form.isConnected) Reflect.deleteProperty(form, 'reset');
}
