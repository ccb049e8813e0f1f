import type { Vendor } from '../../shared/check/outcome.ts';
import type { Reach } from '../../shared/check/surroundings.ts';
import type { AnswerOf, CallProblem, RequestOf } from '../../shared/contract/contract.ts';
import type { VendorMode } from '../../shared/entry/credentials.ts';
import type { SavedFileEnd, SavedFileUse } from '../../shared/evidence/reporting.ts';
import type { Mode } from '../../shared/mode.ts';
import type { SamplePortrait } from '../../shared/practice.ts';
import type { Result } from '../../shared/result.ts';
import type { Update } from '../../shared/updates.ts';
import type { PictureDrafts } from '../records/pictures/picture-drafts.ts';
import type { RecordsSession } from '../records-session.ts';
import type { ExportSurroundings } from '../reports/exports/make-export.ts';
import type { ReportSurroundings } from '../reports/make-report.ts';
import type { Certificate } from '../reports/proof/keys/certificate.ts';
import type { SigningKeys } from '../reports/proof/keys/signing-keys.ts';
import type { VerifyReport } from '../reports/proof/verify/verify-thread.ts';
import type { Credentials } from '../vault/credentials.ts';
import type { Vault } from '../vault/vault.ts';
import type { LongWork } from '../work/long-work.ts';
import type { PageState } from './page-state.ts';

/** The services behind the gate. */
export interface Services
  extends Omit<ReportSurroundings, 'records' | 'sharedWith' | 'onSaved'>,
    Pick<ExportSurroundings, 'askExportPath'> {
  readonly about: AnswerOf<'program.about'>;
  readonly readLicences: () => Promise<AnswerOf<'support.licences'>>;
  readonly diagnose: () => Promise<string>;
  readonly askDiagnosticsPath: () => Promise<{ readonly path: string; readonly name: string } | null>;
  /** A newer version of the program. */
  readonly updates: { read(): Update; install(): boolean };
  /** In the system's file manager. */
  readonly showLog: () => void;
  readonly reportPageFault: (fault: RequestOf<'program.reportFault'>) => void;
  readonly pageState: PageState;
  /** The page is there in the place of one that died. */
  readonly wasRevived: () => boolean;
  readonly modes: ModeSwitch;
  /** A developer's build may talk to vendors on this computer. */
  readonly loopbackVendors: boolean;
  readonly vault: Vault;
  readonly credentials: Credentials;
  readonly testCredentials: (
    vendor: Vendor,
    mode: VendorMode,
  ) => Promise<Result<AnswerOf<'credentials.test'>, CallProblem>>;
  /** Whether the vendors' hosts take a connection. */
  readonly reach: { ask(mode: Mode): Promise<Reach[]> };
  /** On the internet; null where it can't be known without asking somebody. */
  readonly ownAddress: () => string | null;
  /** Asks the person, outside the window, whether checks may go to a host that is not the vendor's own. */
  readonly askNewHost: (host: string) => Promise<boolean>;
  readonly askSigner: (what: 'newKey' | 'newCertificate', certificate: Certificate) => Promise<boolean>;
  /** Asks them where a backup is to be written; null where they changed their mind. */
  readonly askBackupPath: () => Promise<{ readonly path: string; readonly name: string } | null>;
  readonly askBackupFile: () => Promise<string | null>;
  /** The report or export that was saved last. */
  readonly savedFile: { remember(path: string): void; use(how: SavedFileUse): Promise<SavedFileEnd> };
  readonly verifyReport: VerifyReport;
  /** And where the certificate is to be written that reports are signed with. */
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
  readonly recordsSession: RecordsSession;
  readonly outboxSettings: {
    atATime(): number;
    rememberAtATime(atATime: number): void;
    matchesAMinute(): number;
    rememberMatchesAMinute(matchesAMinute: number): void;
  };
  /** The one that was chosen last. */
  readonly camera: { name(): string | null; remember(name: string): void };
  /** Keeps the window out of screenshots; null, or false for an answer, where the system can't. */
  readonly contentProtection: { isOn(): boolean | null; turn(isOn: boolean): boolean };
  /** Puts the practice vendors out of reach, or back. */
  readonly practice: { isOffline(): boolean; setOffline(offline: boolean): void };
  /** The pictures in the forms. */
  readonly drafts: PictureDrafts;
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
