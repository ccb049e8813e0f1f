import type { ElectronApplication } from '@playwright/test';
import { CHANNEL_PREFIX, chargedChannels } from '../../shared/contract/channels.ts';
import { askedOnceMore } from './asked-once-more.ts';

/**
 * Has each call that may be charged come right after a press, as if a person had clicked for it: for tests that enter by
 * the dozen over the bridge.
 *
 * @returns what ends it: from then on somebody has to press
 */
export async function pressForEachCall(electron: ElectronApplication): Promise<() => Promise<void>> {
  const names = chargedChannels.map((name) => CHANNEL_PREFIX + name);
  await askedOnceMore(() => electron.evaluate(pressFirst, names));
  return () => askedOnceMore(() => electron.evaluate(putBack));
}

type Handler = (event: { readonly sender: Electron.WebContents }, argument: unknown) => unknown;

/** Where Electron keeps its handlers, and where those lie meanwhile that are to be put back. */
interface Kept {
  readonly _invokeHandlers: Map<string, Handler>;
  withoutPress?: Map<string, Handler> | undefined;
}

/** Asked twice, it does what it does once. */
function pressFirst({ ipcMain }: typeof Electron.CrossProcessExports, channels: readonly string[]): void {
  const kept = ipcMain as unknown as Kept;
  if (kept.withoutPress) return;
  const own = new Map([...kept._invokeHandlers].filter(([channel]) => channels.includes(channel)));
  kept.withoutPress = own;
  for (const [channel, handler] of own) {
    kept._invokeHandlers.set(channel, (event, argument) => {
      event.sender.emit('input-event', {}, { type: 'mouseDown', button: 'left' });
      return handler(event, argument);
    });
  }
}

function putBack({ ipcMain }: typeof Electron.CrossProcessExports): void {
  const kept = ipcMain as unknown as Kept;
  for (const [channel, handler] of kept.withoutPress ?? []) kept._invokeHandlers.set(channel, handler);
  kept.withoutPress = undefined;
}
