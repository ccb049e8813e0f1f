import type { Cut, LookTold } from './picture.ts';

/** What a hidden page does with a picture: it looks at it, or makes of it once more what the window made of it for sending. */
export type LookTask =
  | { readonly kind: 'look'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'make'; readonly bytes: Uint8Array<ArrayBuffer>; readonly cut: Cut | null };

/** All that the page can ask for in which pictures are looked at while nobody shows them. */
export interface LookBridge {
  /** The next task; null after the last. */
  next(): Promise<LookTask | null>;
  /** What came of it. */
  tell(told: LookTold): void;
}

/** The channels between that page and the one window that it is in; the gate knows none of them. */
export const lookChannels = { next: 'facedesk-look:next', tell: 'facedesk-look:tell' } as const;
