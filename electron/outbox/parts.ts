import type { Check } from '../../shared/check/check.ts';
import type { Vendor } from '../../shared/check/outcome.ts';
import type { CallProblem } from '../../shared/contract/contract.ts';
import type { Mode } from '../../shared/mode.ts';
import type { Cut, Look } from '../../shared/picture/picture.ts';
import type { Result } from '../../shared/result.ts';
import type { PictureDrafts } from '../records/pictures/picture-drafts.ts';
import type { Records } from '../records/records.ts';
import type { VendorEnvironment } from '../vendors/exchange.ts';
import type { LaneAccess } from '../vendors/lane-access.ts';
import type { RateLimit } from './machines/rate-limit.ts';
import type { Timers } from './machines/timers.ts';
import type { Pace } from './machines/wait-lengths.ts';

/** What the outbox takes from outside. */
export interface OutboxParts {
  readonly records: Records;
  /** The pictures in the forms, which no check asks about yet. */
  readonly drafts: PictureDrafts;
  /** Where a vendor is reached, and as whom, in one mode; or why it can't be. */
  readonly access: (vendor: Vendor, mode: Mode) => Promise<Result<LaneAccess, CallProblem>>;
  /** False while the records' key is held in memory alone: only practice is kept then. */
  readonly isProtected: () => boolean;
  /** Why a check can't even be entered now; null where it can. */
  readonly obstacle: (vendor: Vendor, mode: Mode) => CallProblem | null;
  readonly vendors: VendorEnvironment;
  /** The practice vendors are on this computer: no proxy stands between. */
  readonly practiceVendors: VendorEnvironment;
  readonly newId: () => string;
  /** A picture that practice brings along, by its SHA-256: it is no customer's. */
  readonly isSamplePicture: (sha256: string) => boolean;
  readonly timers: Timers;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly pace: Pace;
  /** Our own limit on a vendor's calls; null for none. Asked before each. */
  readonly rateLimits: (vendor: Vendor) => RateLimit | null;
  /** How many checks may be in flight in one lane. */
  readonly atATime: () => number;
  /** Has pictures decoded in the sandboxed page: what came of each; null where that could not be found out. */
  readonly lookAt: (pictures: readonly Uint8Array[]) => Promise<readonly (Look | null)[]>;
  /** The hash of what the window makes of a picture for sending, made there once more; null where that could not be found out. */
  readonly makeOf: (picture: Uint8Array, cut: Cut | null) => Promise<string | null>;
  /** Tells the window that a check has changed. */
  readonly announce: (id: string) => void;
  /** Tells it that lanes or waits have. */
  readonly announceLanes: () => void;
  /** A check has come to an answer, or to an end that a person should hear of. */
  readonly onEnded: (check: Check) => void;
  /** What this computer's clock is ahead of a vendor's, in milliseconds. */
  readonly onClockOffset: (offset: number) => void;
  /** For faults of the program itself; they must be seen by a developer, and carry nothing personal. */
  readonly reportFault: (where: string, error: unknown) => void;
}
