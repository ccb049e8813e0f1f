import type { AnswerOf, CallProblem, RequestOf } from '../../shared/contract.ts';
import type { VendorMode } from '../../shared/credentials.ts';
import type { Report } from '../../shared/evidence.ts';
import type { Mode } from '../../shared/mode.ts';
import type { Vendor } from '../../shared/outcome.ts';
import type { SamplePortrait } from '../../shared/practice.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { PictureDrafts } from '../records/picture-drafts.ts';
import type { ExportFormat } from '../records/records.ts';
import type { Certificate } from '../reports/proof/keys/certificate.ts';
import type { SigningKeys } from '../reports/proof/keys/signing-keys.ts';
import type { VerifyReport } from '../reports/proof/verify/verify-thread.ts';
import type { SaveParts } from '../reports/save.ts';
import type { Credentials } from '../vault/credentials.ts';
import type { Vault } from '../vault/vault.ts';
import type { Workplace } from '../workplace.ts';
import type { Handlers } from './call.ts';
import { checksHandlers } from './checks-handlers.ts';
import { exportHandlers } from './export-handlers.ts';
import type { LongWork } from './long-work.ts';
import { operatorHandlers } from './operator-handlers.ts';
import { recordsHandlers } from './records-handlers.ts';
import { reportHandlers } from './report-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { signingHandlers } from './signing-handlers.ts';

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
  readonly askSigner: (what: 'newKey' | 'newCertificate', certificate: Certificate) => Promise<boolean>;
  /** Asks them where a backup is to be written; null where they changed their mind. */
  readonly askBackupPath: () => Promise<{ readonly path: string; readonly name: string } | null>;
  readonly askBackupFile: () => Promise<string | null>;
  /** And where an export is. */
  readonly askExportPath: (format: ExportFormat) => Promise<{ readonly path: string; readonly name: string } | null>;
  /** And where a report is to be written, under the name that it is offered. */
  readonly askReportPath: (name: string) => Promise<{ readonly path: string; readonly name: string } | null>;
  /** The report or export that was saved last. */
  readonly savedFile: { remember(path: string): void; show(): boolean };
  readonly printReport: SaveParts['print'];
  readonly verifyReport: VerifyReport;
  /** The same for reports that are being made, which wait for no file of anybody's. */
  readonly verifyOwnReport: VerifyReport;
  /** This computer, as reports name it. */
  readonly device: Report['device'];
  /** And where the certificate is that reports are signed with. */
  readonly askCertificatePath: () => Promise<{ readonly path: string; readonly name: string } | null>;
  readonly signing: SigningKeys;
  /** Tells the window that mode, vault, credentials or records have changed. */
  readonly announceChange: () => void;
  readonly announceCheck: (id: string) => void;
  readonly announceLanes: () => void;
  readonly announceCases: () => void;
  /** Reports and exports take turns. */
  readonly reportWork: LongWork;
  readonly recordsWork: LongWork;
  readonly workplace: Workplace;
  readonly outboxSettings: { atATime(): number; rememberAtATime(atATime: number): void };
  /** Puts the practice vendors out of reach, or back. */
  readonly practice: { isOffline(): boolean; setOffline(offline: boolean): void };
  /** What this computer's clock is ahead of the vendors', in milliseconds; null until one has said the time. */
  readonly clockOffset: () => number | null;
  /** The pictures in the forms. */
  readonly drafts: PictureDrafts;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly readPortrait: (portrait: SamplePortrait) => Promise<Uint8Array>;
  readonly copyText: (text: string) => void;
  readonly openLink: (link: RequestOf<'links.open'>['link']) => Promise<void>;
  readonly reportFault: (where: string, error: unknown) => void;
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
  const { version, modes, drafts, practice } = services;
  return {
    ...settingsHandlers(services),
    ...checksHandlers(services),
    ...recordsHandlers(services),
    ...operatorHandlers(services),
    ...exportHandlers(services, services.reportWork),
    ...reportHandlers(services, services.reportWork),
    ...signingHandlers(services),
    'program.describe': () =>
      success({
        version,
        mode: modes.mode(),
        productionAgreed: modes.productionAgreed(),
        loopbackVendors: services.loopbackVendors,
        practiceOffline: practice.isOffline(),
        clockOffset: services.clockOffset(),
      }),
    'pictures.add': ({ name, bytes, byteLength }) => {
      const added = drafts.add(name, bytes, Math.max(byteLength, bytes.byteLength));
      return added.ok
        ? success({ kind: 'taken', picture: added.value })
        : success({ kind: 'refused', problem: added.error });
    },
    'pictures.read': async ({ id }) => {
      const draft = drafts.read(id);
      if (draft) return success({ bytes: Uint8Array.from(draft.bytes), format: draft.picture.format });
      const kept = await services.workplace.current()?.records.pictures.read(id);
      return kept?.ok
        ? success({ bytes: Uint8Array.from(kept.value.bytes), format: kept.value.picture.format })
        : failure({ code: 'notFound', message: 'no picture has this id' });
    },
    'practice.takePortrait': async ({ portrait }) => {
      if (modes.mode() !== 'practice') return failure({ code: 'notNow', message: 'portraits are for practice only' });
      const bytes = await services.readPortrait(portrait);
      const added = drafts.add(`${portrait}.jpg`, bytes, bytes.byteLength);
      if (!added.ok) throw new Error(`the practice portrait can't be taken: ${added.error}`);
      return success(added.value);
    },
    'practice.setOffline': ({ offline }) => {
      practice.setOffline(offline);
      services.announceChange();
      return success({});
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
