import type { Case, RemovalReason } from '../../shared/case/case.ts';
import type { CaseList, CaseListQuery } from '../../shared/case/list-of-cases.ts';
import type { Person } from '../../shared/case/person.ts';
import type { NamedCase, SharedUse } from '../../shared/case/question.ts';
import type { CaseReview, Review } from '../../shared/case/review.ts';
import type { Check, CheckStateName, FaceMatch, LivenessLookup } from '../../shared/check/check.ts';
import type { History, HistoryQuery, Note } from '../../shared/check/history.ts';
import type { Lane, LaneName } from '../../shared/check/lane.ts';
import type { Calls, OutboxGroup } from '../../shared/check/outbox.ts';
import type { ExportTrouble } from '../../shared/evidence/reporting.ts';
import type { Mode } from '../../shared/mode.ts';
import type { Picture } from '../../shared/picture/picture.ts';
import type { BackupTrouble, ChainHead, Verification } from '../../shared/records.ts';
import type { Result } from '../../shared/result.ts';
import type { OperatorSettings } from '../../shared/settings.ts';

/**
 * Everything that is kept: an encrypted database and, beside it, a sealed file per picture.
 *
 * What changes records is synchronous and short; everything that reads at length is in `reader`, on a thread of its own.
 * Whatever can't be written throws; `storageTrouble` tells what a person should hear of it.
 */
export interface Records {
  /**
   * One step: all of it is kept, or nothing. A step inside a step is part of it. Every change below appends its entry to
   * the audit chain in the same transaction, and may also be called alone.
   */
  step<Value>(work: () => Value): Value;
  readonly checks: CheckRecords;
  readonly cases: CaseRecords;
  readonly lanes: LaneRecords;
  readonly settings: SettingsRecords;
  readonly sameCustomer: SameCustomerRecords;
  readonly pictures: PictureRecords;
  readonly audit: AuditRecords;
  readonly reader: RecordsReader;
  /** They lay elsewhere when they were last settled: a copy was opened, or a backup put back. True until `settleIn`. */
  readonly copied: boolean;
  /** From now on they belong where they are. Called in the step that holds what waits in a copy. */
  settleIn(): void;
  close(): Promise<void>;
}

export interface CheckRecords {
  /** Keeps a new check and the pictures it asks about. Gives it back with its place in the order. */
  insert<Kind extends Check>(check: Kind): Kind;
  /** Replaces a check by its next self, with its attempts and the pictures it was answered with. */
  replace(check: Check): void;
  read(id: string): Check | null;
  /** The same of its state alone, for whoever needs no more. */
  stateOf(id: string): CheckStateName | null;
  /** How many of these ids, which may come from anybody, are checks' on record. */
  countKnown(ids: readonly string[]): number;
  /** The oldest one that is queued in this lane and not among those excepted. */
  nextQueued(lane: LaneName, except: ReadonlySet<string>): Check | null;
  /** When the newest one was entered that goes by itself in this lane; null where there is none. */
  newestMoving(lane: LaneName): string | null;
  /** So many milliseconds more the moving checks of this lane that have reached their vendor have been tried. */
  spendTrying(lane: LaneName, milliseconds: number): void;
  /** Those that wait and have been tried for longer than this, by their ids. */
  triedLongerThan(milliseconds: number): readonly string[];
  /** A person has asked for another try of this one: its time begins anew. */
  tryAnew(id: string): void;
  /** Everything in one of these states, in the order in which it was entered. */
  inStates(states: readonly Check['state']['name'][], limit: number): readonly Check[];
  /** Open checks of a group, the oldest, in the order in which they were entered. @param still lanes that wait for a person */
  inGroup(group: OutboxGroup, still: readonly LaneName[], limit: number): readonly Check[];
  countGroup(group: OutboxGroup, still: readonly LaneName[]): number;
  countByMode(states: readonly Check['state']['name'][]): Readonly<Record<Mode, number>>;
  /** By lane; lanes without any are left out. */
  countByLane(states: readonly Check['state']['name'][]): readonly (LaneName & { readonly count: number })[];
  /** Those of a copy or a backup that nobody has released yet. */
  countRestored(): number;
  /** Matches in the state `needs` whose first picture this lookup is to bring. */
  needing(lookupId: string): readonly FaceMatch[];
  /** Other matches of these two pictures, in either order, under this threshold, answered or on their way; the newest first. */
  boughtAlike(match: FaceMatch): readonly FaceMatch[];
  /** Those of a mode that have come to an answer, or to where somebody should look, and were not seen since; the newest first. */
  arrived(mode: Mode, limit: number): { readonly checks: readonly Check[]; readonly total: number };
  /** Somebody has seen these, whatever they are. */
  see(ids: readonly string[]): void;
  /** Everything that was asked or answered with this picture. */
  holding(pictureId: string): readonly Check[];
  /** The lookups of a mode whose reference picture has this hash, the newest first. */
  withReference(sha256: string, mode: Mode): readonly LivenessLookup[];
  verificationIdUsed(mode: Mode, verificationId: string): boolean;
  /** Calls that were answered or are in doubt, by vendor and mode; nothing for lanes without any. */
  calls(todayFrom: Date, monthFrom: Date): readonly Calls[];
  notes(id: string): readonly Note[];
  addNote(id: string, note: Note): void;
  reviews(id: string): readonly Review[];
  /** Of an answered check; it stands beside the verdict. */
  addReview(id: string, review: Review): void;
  /** Removes a check with everything about it; the chain keeps that it was, and why it went. */
  remove(id: string, reason: RemovalReason): void;
}

export interface CaseRecords {
  insert(entered: Case): void;
  replace(changed: Case): void;
  read(id: string): Case | null;
  /** All whose reference a person would read as this one (`foldReference`), the oldest first. */
  alike(mode: Mode, reference: string): readonly Case[];
  checksOf(id: string): readonly Check[];
  /** The oldest first. */
  reviews(id: string): readonly CaseReview[];
  /** It stands beside the case's verdict. */
  addReview(id: string, review: CaseReview): void;
  /** Removes a case and all its checks; nothing of either is left in the database's pages. */
  erase(id: string, reason: RemovalReason): void;
}

export interface SettingsRecords {
  /** What holds until an operator has chosen something, where nothing is on record. */
  read(): OperatorSettings;
  keep(settings: OperatorSettings): void;
}

/** By what two customers' checks can be told to be one's: a session id, or the SHA-256 of a picture or of the file it was made of. */
export interface Clue {
  readonly kind: SharedUse['kind'];
  readonly value: string;
}

/** A check that has it too. */
export interface Holder {
  readonly check: string;
  /** Of a lookup. */
  readonly sessionId: string | null;
  readonly case: NamedCase | null;
}

/** What a person said: both checks are of the same customer. */
export interface Said extends Clue {
  readonly id: string;
  readonly at: string;
  readonly agent: Person;
  /** The check that was entered. */
  readonly check: string;
  /** One that had it before. */
  readonly other: string;
}

export interface SameCustomerRecords {
  /** The checks of a mode that hold it, ask about it or were answered with it, but for those of one case; the oldest first. */
  elsewhere(clue: Clue, mode: string, caseId: string | null): readonly Holder[];
  /** What was said of two cases (null: of checks without one) and this; null for nothing. */
  said(value: string, caseId: string | null, otherCaseId: string | null): Pick<Said, 'at' | 'agent'> | null;
  /** Part of the step that enters the check. */
  say(said: Said): void;
}

export interface LaneRecords {
  /** Open and running where nothing else is on record. */
  read(lane: LaneName): Lane;
  all(): readonly Lane[];
  replace(lane: Lane): void;
}

export interface PictureRecords {
  /** Seals a picture into its file. The row that refers to it comes with its check, later. */
  keep(picture: Picture, bytes: Uint8Array): Promise<void>;
  /** The same for bytes that came from a vendor: kept whatever they are, and looked at later. */
  take(name: string, bytes: Uint8Array): Promise<Picture>;
  /** A picture that a check holds or is being entered with; null if there is none of this id. */
  find(id: string): Picture | null;
  /**
   * For a check that is about to be entered: whatever is removed meanwhile, the picture's file stays.
   *
   * @returns lets go of it, once the check is on record or given up
   */
  hold(picture: Picture): () => void;
  /** The bytes exactly as they were kept, verified; or what is wrong with them. */
  read(id: string): Promise<Result<{ readonly picture: Picture; readonly bytes: Uint8Array }, PictureTrouble>>;
  /** Removes files that no row refers to, and what was left half written. Nothing may be kept meanwhile. */
  sweep(): Promise<{ readonly removed: number }>;
}
/** `unknown`: no row has this id. */
export type PictureTrouble = 'unknown' | 'missing' | 'altered';

/** What is recorded besides changes of checks and cases. Never personal text. */
export type AuditEvent =
  | { readonly event: 'modeSwitched'; readonly mode: Mode }
  | { readonly event: 'credentialsChanged'; readonly vendor: string; readonly mode: Mode; readonly present: boolean }
  | { readonly event: 'protectionChanged'; readonly protection: string }
  | { readonly event: 'backedUp' }
  /** What was there could not be opened, and was put aside. */
  | { readonly event: 'begunAnew' }
  | { readonly event: 'restored'; readonly length: number; readonly hash: string }
  /** A report was written to a file with this SHA-256. */
  | {
      readonly event: 'reported';
      readonly report: string;
      readonly checks: number;
      readonly masked: boolean;
      readonly withPictures: boolean;
      readonly hash: string;
    }
  /** Putting the file of this report in its place has failed. */
  | { readonly event: 'reportUnfinished'; readonly report: string }
  | { readonly event: 'exported'; readonly format: ExportFormat; readonly checks: number; readonly hash: string }
  /** The same of the export with this SHA-256. */
  | { readonly event: 'exportUnfinished'; readonly hash: string }
  | { readonly event: 'setting'; readonly name: string; readonly value: string };

export interface AuditRecords {
  append(event: AuditEvent): void;
  head(): ChainHead;
  /** Whether there is an entry of this number and hash. Only `reader.verify` tells whether all before it is sound. */
  contains(head: ChainHead): boolean;
}

/** Reads at length, on a thread of its own and a connection that can't write. */
export interface RecordsReader {
  history(query: HistoryQuery): Promise<History>;
  cases(query: CaseListQuery): Promise<CaseList>;
  /** Walks the audit chain and everything beside it. */
  verify(
    printedHead: ChainHead | null,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Verification>;
  /** Writes everything that fits a query to one file, the newest first; to a temporary name first. */
  export(
    wanted: ExportToWrite,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Result<Exported, ExportTrouble>>;
  /** Writes one encrypted file under a passphrase of its own; to a temporary name first. */
  backUp(
    path: string,
    passphrase: string,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Result<BackedUp, BackupTrouble>>;
}

/** `json`: one check a line. */
export type ExportFormat = 'csv' | 'json';

export interface ExportToWrite {
  readonly path: string;
  readonly format: ExportFormat;
  /** Its `before` and `limit` have no part in it. */
  readonly query: HistoryQuery;
}

export interface Exported {
  readonly checks: number;
  /** The file's size. */
  readonly bytes: number;
  /** The file's SHA-256. */
  readonly hash: string;
}

export interface BackedUp {
  readonly checks: number;
  readonly pictures: number;
  /** Pictures that were missing or altered, so that the backup has none of them. */
  readonly leftOut: number;
  /** The file's size. */
  readonly bytes: number;
}
