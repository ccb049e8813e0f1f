import type { LookBridge } from '../../shared/picture/looking.ts';
import { lookAt } from './look-at-picture.ts';

declare global {
  interface Window {
    readonly facedeskLook?: LookBridge;
  }
}

/** One picture after the other, in a hidden window that has nothing else to do. */
async function lookAtAll(bridge: LookBridge): Promise<void> {
  for (let bytes = await bridge.next(); bytes !== null; bytes = await bridge.next()) {
    bridge.tell(await lookAt(bytes));
  }
}

const { facedeskLook } = window;
// The page can be opened without anything to look at; then there is nothing to do.
if (facedeskLook) void lookAtAll(facedeskLook);
