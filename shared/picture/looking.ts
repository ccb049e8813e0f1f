import type { Look } from './picture.ts';

/** All that the page can ask for in which vendors' pictures are looked at while nobody shows them. */
export interface LookBridge {
  /** The bytes of the next one; null after the last. */
  next(): Promise<Uint8Array | null>;
  /** What came of it. */
  tell(look: Look): void;
}

/** The channels between that page and the one window that it is in; the gate knows none of them. */
export const lookChannels = { next: 'facedesk-look:next', tell: 'facedesk-look:tell' } as const;
