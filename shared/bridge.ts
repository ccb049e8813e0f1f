import type { AnnouncementOf, CallResult, Channel, TypedRequestOf } from './contract.ts';

type Call<Name extends Channel> = (request: TypedRequestOf<Name>) => Promise<CallResult<Name>>;

/** `window.facedesk`: what the preload puts into the page, one object per domain. */
export interface Bridge {
  readonly program: { readonly describe: Call<'program.describe'> };
  readonly checks: {
    readonly lookUpLiveness: Call<'checks.lookUpLiveness'>;
    readonly matchFaces: Call<'checks.matchFaces'>;
    readonly newVerificationId: Call<'checks.newVerificationId'>;
    readonly read: Call<'checks.read'>;
    readonly sendAgain: Call<'checks.sendAgain'>;
    readonly stop: Call<'checks.stop'>;
    /** Calls back after each change of a check; returns what ends it. */
    readonly onChanged: (listener: (change: AnnouncementOf<'checks.changed'>) => void) => () => void;
  };
  readonly pictures: {
    /** Takes a file that a person dropped, pasted or chose; its path never leaves the page. */
    readonly add: (file: File) => Promise<CallResult<'pictures.add'>>;
    readonly read: Call<'pictures.read'>;
  };
  readonly practice: { readonly takePortrait: Call<'practice.takePortrait'> };
  readonly clipboard: { readonly write: Call<'clipboard.write'> };
  readonly links: { readonly open: Call<'links.open'> };
}

declare global {
  interface Window {
    readonly facedesk: Bridge;
  }
}
