import { ipcMain, type WebContents } from 'electron';
import { CHANNEL_PREFIX, type Channel, channels } from '../../shared/contract/channels.ts';
import { failure } from '../../shared/result.ts';
import { isTrustedCaller } from './trusted-caller.ts';

export interface GateParts {
  /** The window that may call; null while there is none. */
  readonly window: () => WebContents | null;
  /** Carries calls out. The page loads faster than the program behind it, so its first calls wait for that. */
  readonly answers: Promise<(name: Channel, argument: unknown) => Promise<unknown>>;
}

/** Opens the one gate between the window and the main process. Nothing else in the program touches ipcMain. */
export function openGate({ window, answers }: GateParts): void {
  for (const name of channels) {
    ipcMain.handle(CHANNEL_PREFIX + name, async (event, argument: unknown) => {
      if (!isTrustedCaller(event, window()?.id ?? null)) return refused;
      const answer = await answers;
      return answer(name, argument);
    });
  }
}

const refused = failure({ code: 'notAllowed', message: 'only the program’s own window may call' } as const);
