import type { Check } from '../../shared/check.ts';
import type { AnswerOf, CallProblem, RequestOf } from '../../shared/contract.ts';
import type { VendorMode } from '../../shared/credentials.ts';
import type { Mode } from '../../shared/mode.ts';
import type { Vendor } from '../../shared/outcome.ts';
import type { SamplePortrait } from '../../shared/practice.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { CheckStore } from '../records/checks.ts';
import type { PictureStore } from '../records/pictures.ts';
import type { Credentials } from '../vault/credentials.ts';
import type { Vault } from '../vault/vault.ts';
import type { Handlers } from './call.ts';
import { settingsHandlers } from './settings-handlers.ts';

/** The services behind the gate. */
export interface Services {
  readonly version: string;
  readonly modes: ModeSwitch;
  /** A developer's build may talk to vendors on this computer. */
  readonly loopbackVendors: boolean;
  readonly vault: Vault;
  readonly credentials: Credentials;
  readonly testCredentials: (
    vendor: Vendor,
    mode: VendorMode,
  ) => Promise<Result<AnswerOf<'credentials.test'>, CallProblem>>;
  /** Asks the person, outside the window, whether checks may go to a host that is not the vendor's own. */
  readonly askNewHost: (host: string) => Promise<boolean>;
  /** Tells the window that mode, vault or credentials have changed. */
  readonly announceChange: () => void;
  readonly outbox: Outbox;
  readonly checks: CheckStore;
  readonly pictures: PictureStore;
  readonly newId: () => string;
  readonly readPortrait: (portrait: SamplePortrait) => Promise<Uint8Array>;
  readonly copyText: (text: string) => void;
  readonly openLink: (link: RequestOf<'links.open'>['link']) => Promise<void>;
}

/** Which vendors the program talks to, as the person chose. */
export interface ModeSwitch {
  mode(): Mode;
  rememberMode(mode: Mode): void;
  productionAgreed(): boolean;
  rememberProductionAgreed(): void;
}

/** What each channel does: one line or a few, as the work is the services'. */
export function createHandlers(services: Services): Handlers {
  const { version, modes, outbox, checks, pictures } = services;
  return {
    ...settingsHandlers(services),
    'program.describe': () =>
      success({
        version,
        mode: modes.mode(),
        productionAgreed: modes.productionAgreed(),
        loopbackVendors: services.loopbackVendors,
      }),
    'checks.lookUpLiveness': (request) => outbox.lookUpLiveness(modes.mode(), request),
    'checks.matchFaces': (request) => outbox.matchFaces(modes.mode(), request),
    'checks.newVerificationId': () => success({ verificationId: `FD-${services.newId()}` }),
    'checks.read': ({ id }) => {
      const check = checks.read(id);
      return check ? success(forWindow(check)) : failure({ code: 'notFound', message: 'no check has this id' });
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
      if (modes.mode() !== 'practice') return failure({ code: 'notNow', message: 'portraits are for practice only' });
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

/** A check as the window may see it: of the client id its ending. */
function forWindow(check: Check): Check {
  const attempts = check.attempts.map((attempt) => ({ ...attempt, clientId: `…${attempt.clientId.slice(-4)}` }));
  return { ...check, attempts };
}
