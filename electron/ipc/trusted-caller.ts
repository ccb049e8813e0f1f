/** The part of Electron's event that tells who calls. */
export interface Caller {
  readonly sender: { readonly id: number };
  /** Null once the frame has navigated away or is gone. */
  readonly senderFrame: { readonly url: string; readonly origin: string; readonly parent: unknown } | null;
}

/** The one page that may call: our window's main frame, showing our own pages. */
export const PROGRAM_SCHEME = 'app';
export const PROGRAM_HOST = 'facedesk';
export const PROGRAM_ORIGIN = `${PROGRAM_SCHEME}://${PROGRAM_HOST}`;

/**
 * True only for the main frame of the program's own window on the program's own origin. The parsed URL is compared
 * as well as the origin: a sandboxed or blank frame may report one and not the other.
 */
export function isTrustedCaller(caller: Caller, windowId: number | null): boolean {
  const frame = caller.senderFrame;
  if (!frame || frame.parent !== null || windowId === null || caller.sender.id !== windowId) return false;
  return frame.origin === PROGRAM_ORIGIN && isProgramUrl(frame.url);
}

/** True for an address of the program's own pages. */
export function isProgramUrl(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${PROGRAM_SCHEME}:` && url.host === PROGRAM_HOST;
}
