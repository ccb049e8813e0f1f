import type { AnnouncementOf, CallResult, Channel, TypedRequestOf } from './contract.ts';

type Call<Name extends Channel> = (request: TypedRequestOf<Name>) => Promise<CallResult<Name>>;

/** `window.facedesk`: what the preload puts into the page, one object per domain. */
export interface Bridge {
  readonly program: {
    readonly describe: Call<'program.describe'>;
    readonly switchMode: Call<'program.switchMode'>;
    /** Calls back when mode, vault or credentials have changed; returns what ends it. */
    readonly onChanged: (listener: () => void) => () => void;
  };
  readonly checks: {
    readonly lookUpLiveness: Call<'checks.lookUpLiveness'>;
    readonly matchFaces: Call<'checks.matchFaces'>;
    readonly newVerificationId: Call<'checks.newVerificationId'>;
    readonly read: Call<'checks.read'>;
    readonly sendNow: Call<'checks.sendNow'>;
    readonly stop: Call<'checks.stop'>;
    readonly editLookup: Call<'checks.editLookup'>;
    readonly editMatch: Call<'checks.editMatch'>;
    readonly close: Call<'checks.close'>;
    readonly askAgain: Call<'checks.askAgain'>;
    readonly consent: Call<'checks.consent'>;
    readonly addNote: Call<'checks.addNote'>;
    readonly remove: Call<'checks.remove'>;
    readonly review: Call<'checks.review'>;
    /** Calls back after each change of a check; returns what ends it. */
    readonly onChanged: (listener: (change: AnnouncementOf<'checks.changed'>) => void) => () => void;
  };
  readonly pictures: {
    /** Takes a file that a person dropped, pasted or chose; its path never leaves the page. */
    readonly add: (file: File) => Promise<CallResult<'pictures.add'>>;
    readonly read: Call<'pictures.read'>;
  };
  readonly outbox: {
    readonly read: Call<'outbox.read'>;
    readonly pause: Call<'outbox.pause'>;
    readonly resume: Call<'outbox.resume'>;
    readonly setAtATime: Call<'outbox.setAtATime'>;
    readonly release: Call<'outbox.release'>;
    readonly onChanged: (listener: () => void) => () => void;
  };
  readonly settings: { readonly read: Call<'settings.read'>; readonly keep: Call<'settings.keep'> };
  readonly reports: {
    readonly save: Call<'reports.save'>;
    readonly export: Call<'reports.export'>;
    readonly verify: Call<'reports.verify'>;
    readonly cancel: Call<'reports.cancel'>;
    readonly showFile: Call<'reports.showFile'>;
    readonly onProgress: (listener: (progress: AnnouncementOf<'reports.progress'>) => void) => () => void;
  };
  readonly signing: {
    readonly read: Call<'signing.read'>;
    readonly exportCertificate: Call<'signing.exportCertificate'>;
    readonly importKey: Call<'signing.importKey'>;
    readonly forgetKey: Call<'signing.forgetKey'>;
    readonly importCertificate: Call<'signing.importCertificate'>;
    readonly forgetCertificate: Call<'signing.forgetCertificate'>;
  };
  readonly history: { readonly search: Call<'history.search'> };
  readonly cases: {
    readonly list: Call<'cases.list'>;
    readonly read: Call<'cases.read'>;
    readonly create: Call<'cases.create'>;
    readonly change: Call<'cases.change'>;
    readonly count: Call<'cases.count'>;
    readonly erase: Call<'cases.erase'>;
    readonly onChanged: (listener: () => void) => () => void;
  };
  readonly records: {
    readonly status: Call<'records.status'>;
    readonly retry: Call<'records.retry'>;
    readonly setAside: Call<'records.setAside'>;
    readonly verify: Call<'records.verify'>;
    readonly backUp: Call<'records.backUp'>;
    readonly restore: Call<'records.restore'>;
    readonly cancelWork: Call<'records.cancelWork'>;
    readonly onProgress: (listener: (progress: AnnouncementOf<'records.progress'>) => void) => () => void;
  };
  readonly practice: {
    readonly takePortrait: Call<'practice.takePortrait'>;
    readonly setOffline: Call<'practice.setOffline'>;
  };
  readonly vault: {
    readonly status: Call<'vault.status'>;
    readonly retry: Call<'vault.retry'>;
    readonly unlock: Call<'vault.unlock'>;
    readonly unlockWithRecoveryCode: Call<'vault.unlockWithRecoveryCode'>;
    readonly protectWithKeychain: Call<'vault.protectWithKeychain'>;
    readonly protectWithPassphrase: Call<'vault.protectWithPassphrase'>;
    readonly makeRecoveryCode: Call<'vault.makeRecoveryCode'>;
    readonly setAside: Call<'vault.setAside'>;
  };
  readonly credentials: {
    readonly list: Call<'credentials.list'>;
    readonly keep: Call<'credentials.keep'>;
    readonly remove: Call<'credentials.remove'>;
    readonly test: Call<'credentials.test'>;
  };
  readonly clipboard: { readonly write: Call<'clipboard.write'> };
  readonly links: { readonly open: Call<'links.open'> };
}

declare global {
  interface Window {
    readonly facedesk: Bridge;
  }
}
