import type { Decoded, Original } from '../picture/picture.ts';
import type { Announcement, announced, Channel, Domain, methods } from './channels.ts';
import type { AnnouncementOf, CallResult, TypedRequestOf } from './contract.ts';

export type Call<Name extends Channel> = (request: TypedRequestOf<Name>) => Promise<CallResult<Name>>;

type CallsOf<Name extends Domain> = {
  readonly [Method in (typeof methods)[Name][number]]: Call<`${Name}.${Method}` & Channel>;
};

/** `checks.changed` is heard as `checks.onChanged`, which returns what ends the listening. */
type ListenersOf<Name> = Name extends keyof typeof announced
  ? {
      readonly [What in (typeof announced)[Name][number] as `on${Capitalize<What>}`]: (
        listener: (content: AnnouncementOf<`${Name}.${What}` & Announcement>) => void,
      ) => () => void;
    }
  : unknown;

/** `window.facedesk`: what the preload puts into the page, one object per domain. */
export type Bridge = { readonly [Name in Exclude<Domain, 'pictures'>]: CallsOf<Name> & ListenersOf<Name> } & {
  readonly pictures: Omit<CallsOf<'pictures'>, 'add'> & {
    /**
     * Takes a file that a person dropped, pasted or chose; its path never leaves the page.
     *
     * @param decoded what the page has found in it
     * @param original what the page has made it of; null where it is the file itself
     */
    readonly add: (file: File, decoded: Decoded, original: Original | null) => Promise<CallResult<'pictures.add'>>;
  };
};

declare global {
  interface Window {
    readonly facedesk: Bridge;
  }
}
