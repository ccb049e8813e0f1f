import type { RequestOf } from '../../shared/contract.ts';
import type { Mode } from '../../shared/mode.ts';
import type { SamplePortrait } from '../../shared/practice.ts';
import { failure, success } from '../../shared/result.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { CheckStore } from '../records/checks.ts';
import type { PictureStore } from '../records/pictures.ts';
import type { Handlers } from './call.ts';

/** The services behind the gate. */
export interface Services {
  readonly version: string;
  readonly mode: Mode;
  readonly outbox: Outbox;
  readonly checks: CheckStore;
  readonly pictures: PictureStore;
  readonly newId: () => string;
  readonly readPortrait: (portrait: SamplePortrait) => Promise<Uint8Array>;
  readonly copyText: (text: string) => void;
  readonly openLink: (link: RequestOf<'links.open'>['link']) => Promise<void>;
}

/** What each channel does: one line or a few, as the work is the services'. */
export function createHandlers(services: Services): Handlers {
  const { version, mode, outbox, checks, pictures } = services;
  return {
    'program.describe': () => success({ version, mode }),
    'checks.lookUpLiveness': (request) => outbox.lookUpLiveness(mode, request),
    'checks.matchFaces': (request) => outbox.matchFaces(mode, request),
    'checks.newVerificationId': () => success({ verificationId: `FD-${services.newId()}` }),
    'checks.read': ({ id }) => {
      const check = checks.read(id);
      return check ? success(check) : failure({ code: 'notFound', message: 'no check has this id' });
    },
    'checks.sendAgain': ({ id }) => outbox.sendAgain(id),
    'checks.stop': ({ id }) => outbox.stop(id),
    'pictures.add': ({ name, bytes, byteLength }) => {
      const added = pictures.add(name, bytes, Math.max(byteLength, bytes.byteLength));
      return added.ok
        ? success({ kind: 'taken', picture: added.value })
        : success({ kind: 'refused', problem: added.error });
    },
    'pictures.read': ({ id }) => {
      const found = pictures.read(id);
      return found
        ? success({ bytes: Uint8Array.from(found.bytes), format: found.picture.format })
        : failure({ code: 'notFound', message: 'no picture has this id' });
    },
    'practice.takePortrait': async ({ portrait }) => {
      if (mode !== 'practice') return failure({ code: 'notNow', message: 'portraits are for practice only' });
      const bytes = await services.readPortrait(portrait);
      const added = pictures.add(`${portrait}.jpg`, bytes, bytes.byteLength);
      if (!added.ok) throw new Error(`the practice portrait can't be taken: ${added.error}`);
      return success(added.value);
    },
    'clipboard.write': ({ text }) => {
      services.copyText(text);
      return success({});
    },
    'links.open': async ({ link }) => {
      await services.openLink(link);
      return success({});
    },
  };
}
