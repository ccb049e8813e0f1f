import { ipcMain, type WebContents } from 'electron';
import {
  type Announcement,
  CHANNEL_PREFIX,
  type Channel,
  type ChargedChannel,
  isCharged,
} from '../../shared/contract/channels.ts';
import { type AnnouncementOf, announcements, type CallResult, contract } from '../../shared/contract/contract.ts';
import { failure } from '../../shared/result.ts';
import { answerCall, type Handler, type Handlers } from './call.ts';
import { isTrustedCaller } from './trusted-caller.ts';

export interface GateParts {
  readonly handlers: Handlers;
  /** The window that may call; null while there is none. */
  readonly window: () => WebContents | null;
  /** Whether it is the person who wants what may be charged. */
  readonly mayCharge: (name: ChargedChannel) => Promise<boolean>;
  readonly reportFault: (where: string, error: unknown) => void;
}

export type Gate = ReturnType<typeof openGate>;

/** Opens the one gate between the window and the main process. Nothing else in the program touches ipcMain. */
export function openGate({ handlers, window, mayCharge, reportFault }: GateParts) {
  /** Asked last, when the call is known to make sense: nothing else costs the person a press or a question. */
  const wanted = <Name extends ChargedChannel>(name: Name): Handler<Name> => {
    const handler: Handler<Name> = handlers[name];
    return async (request) => ((await mayCharge(name)) ? handler(request) : notPressed);
  };
  const open = <Name extends Channel>(name: Name) => {
    ipcMain.handle(CHANNEL_PREFIX + name, (event, argument: unknown): Promise<CallResult<Name>> => {
      if (!isTrustedCaller(event, window()?.id ?? null)) return Promise.resolve(refused);
      const handler = isCharged(name) ? (wanted(name) as Handler<Name>) : handlers[name];
      return answerCall(name, handler, argument, reportFault);
    });
  };
  for (const name of Object.keys(contract) as Channel[]) open(name);

  return {
    /** Tells the window something without being asked; nobody hears it where there is no window. */
    announce<Name extends Announcement>(name: Name, content: AnnouncementOf<Name>) {
      const target = window();
      // Whatever comes for a page that has died, the next one reads anew.
      if (target && !target.isDestroyed() && !target.isCrashed())
        target.send(CHANNEL_PREFIX + name, announcements[name].parse(content));
    },
  };
}

const refused = failure({ code: 'notAllowed', message: 'only the program’s own window may call' } as const);
const notPressed = failure({ code: 'notPressed', message: 'nobody pressed anything for this' } as const);
