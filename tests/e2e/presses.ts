import type { ElectronApplication } from '@playwright/test';
import { CHANNEL_PREFIX, chargedChannels } from '../../shared/contract/channels.ts';

/**
 * Has each call that may be charged come right after a press, as if a person had clicked for it: for tests that enter by
 * the dozen over the bridge.
 *
 * @returns what ends it: from then on somebody has to press
 */
export async function pressForEachCall(electron: ElectronApplication): Promise<() => Promise<void>> {
  const names = chargedChannels.map((name) => CHANNEL_PREFIX + name);
  const before = await electron.evaluateHandle(({ ipcMain }, channels) => {
    type Handler = (event: { readonly sender: Electron.WebContents }, argument: unknown) => unknown;
    // Electron keeps its handlers here.
    const handlers = (ipcMain as unknown as { readonly _invokeHandlers: Map<string, Handler> })._invokeHandlers;
    const own = new Map([...handlers].filter(([channel]) => channels.includes(channel)));
    for (const [channel, handler] of own) {
      handlers.set(channel, (event, argument) => {
        event.sender.emit('input-event', {}, { type: 'mouseDown', button: 'left' });
        return handler(event, argument);
      });
    }
    return () => {
      for (const [channel, handler] of own) handlers.set(channel, handler);
    };
  }, names);
  return async () => {
    await before.evaluate((_electron, putBack) => putBack(), before);
    await before.dispose();
  };
}
