/** True where what had the focus has gone, or is out of sight. */
export function isFocusLost(): boolean {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) return true;
  return activeElement instanceof HTMLElement && activeElement.offsetParent === null;
}
