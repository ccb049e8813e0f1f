import type { Attempt, Check, FaceMatch, LivenessLookup } from '../../shared/check.ts';
import type { CallProblem } from '../../shared/contract.ts';
import type { Mode } from '../../shared/mode.ts';
import type { AttemptEnd, Vendor } from '../../shared/outcome.ts';
import type { Result } from '../../shared/result.ts';
import type { CheckStore } from '../records/checks.ts';
import type { PictureStore } from '../records/pictures.ts';
import { matchFaces } from '../vendors/cashfree/client.ts';
import type { PictureToSend } from '../vendors/cashfree/request.ts';
import type { VendorEnvironment } from '../vendors/environment.ts';
import type { ExchangeWatch } from '../vendors/exchange.ts';
import { lookUpLiveness } from '../vendors/instantpay/client.ts';
import type { LaneAccess } from '../vendors/lane-access.ts';
import { beginSending, cancel, hold, livenessAttemptEnded, matchAttemptEnded } from './machine.ts';

/** What the outbox takes from outside. */
export interface OutboxParts {
  readonly checks: CheckStore;
  readonly pictures: PictureStore;
  /** Where a vendor is reached, and as whom, in one mode; or why it can't be. */
  readonly access: (vendor: Vendor, mode: Mode) => Promise<Result<LaneAccess, CallProblem>>;
  /** Why a check can't even be entered now; null where it can. */
  readonly obstacle: (vendor: Vendor, mode: Mode) => CallProblem | null;
  readonly vendors: VendorEnvironment;
  /** The practice vendors are on this computer: no proxy stands between. */
  readonly practiceVendors: VendorEnvironment;
  readonly newId: () => string;
  /** Tells the window that a check has changed. */
  readonly announce: (id: string) => void;
  /** For faults of the program itself; they must be seen by a developer, and carry nothing personal. */
  readonly reportFault: (where: string, error: unknown) => void;
}

export interface Dispatcher {
  /** Sends what is queued for this vendor, one after the other. */
  wake(vendor: Vendor): void;
  /** Stops an attempt under way; false if there is none. */
  stop(id: string): boolean;
}

/** The window needs no more than this to draw a moving bar, in milliseconds. */
const PROGRESS_INTERVAL = 100;

export function vendorOf(check: Check): Vendor {
  return check.kind === 'livenessLookup' ? 'instantPay' : 'cashfree';
}

/** One check in flight per vendor: hands queued checks to the vendor clients and their outcomes to the machine. */
export function createDispatcher(parts: OutboxParts): Dispatcher {
  const busy = new Set<Vendor>();
  const underWay = new Map<string, AbortController>();

  function keep(check: Check): void {
    parts.checks.replace(check);
    parts.announce(check.id);
  }

  async function sendAll(vendor: Vendor): Promise<void> {
    if (busy.has(vendor)) return;
    busy.add(vendor);
    try {
      for (let next = nextQueued(vendor); next; next = nextQueued(vendor)) await sendOne(next, vendor);
    } finally {
      busy.delete(vendor);
    }
  }

  function environmentOf(check: Check): VendorEnvironment {
    return check.mode === 'practice' ? parts.practiceVendors : parts.vendors;
  }

  function nextQueued(vendor: Vendor): Check | undefined {
    return parts.checks
      .all()
      .find((check) => vendorOf(check) === vendor && check.state.name === 'queued' && check.state.blockedBy === null);
  }

  async function sendOne(check: Check, vendor: Vendor): Promise<void> {
    const controller = new AbortController();
    underWay.set(check.id, controller);
    try {
      const access = await parts.access(vendor, check.mode);
      if (controller.signal.aborted) {
        // Stopped while the vendor's address was being found out.
        const cancelled = cancel(check);
        if (cancelled) keep(cancelled);
      } else if (!access.ok) {
        const held = hold(check);
        if (held) keep(held);
      } else if (check.kind === 'livenessLookup') await sendLiveness(check, access.value, controller.signal);
      else await sendMatch(check, access.value, controller.signal);
    } catch (error) {
      parts.reportFault(`sending to ${vendor}`, error);
      settleAfterFault(check.id, controller.signal.aborted);
    } finally {
      underWay.delete(check.id);
    }
  }

  async function sendLiveness(check: LivenessLookup, access: LaneAccess, signal: AbortSignal): Promise<void> {
    const sending = begin(check, 'instantPay', access, 0);
    if (!sending) return;
    const keepPicture = async (name: string, bytes: Uint8Array) => parts.pictures.add(name, bytes, bytes.byteLength);
    const startedAt = performance.now();
    let certificate: string | null = null;
    const watch: ExchangeWatch = {
      signal,
      onProgress: () => undefined,
      onConnected: (connected) => {
        certificate = connected.certificate;
      },
    };
    const end = await lookUpLiveness(environmentOf(check), access, check, keepPicture, watch);
    const settled = livenessAttemptEnded(
      withAttemptEnded(sending, end, certificate, performance.now() - startedAt),
      end,
    );
    if (settled) keep(settled);
  }

  async function sendMatch(check: FaceMatch, access: LaneAccess, signal: AbortSignal): Promise<void> {
    const first = pictureToSend(check.first.id);
    const second = pictureToSend(check.second.id);
    const totalBytes = first.bytes.byteLength + second.bytes.byteLength;
    const sending = begin(check, 'cashfree', access, totalBytes);
    if (!sending) return;
    const startedAt = performance.now();
    let certificate: string | null = null;
    const watch: ExchangeWatch = {
      signal,
      onProgress: progressKeeper(check.id, totalBytes),
      onConnected: (connected) => {
        certificate = connected.certificate;
      },
    };
    const end = await matchFaces(environmentOf(check), access, { ...check, first, second }, watch);
    const settled = matchAttemptEnded(withAttemptEnded(sending, end, certificate, performance.now() - startedAt), end);
    if (settled) keep(settled);
  }

  /** The attempt is on record before the socket opens. */
  function begin<Kind extends Check>(check: Kind, vendor: Vendor, access: LaneAccess, totalBytes: number): Kind | null {
    const sending = beginSending(check, totalBytes);
    if (!sending) return null;
    const attempt: Attempt = {
      number: check.attempts.length + 1,
      vendor,
      host: new URL(access.baseUrl).host,
      clientId: access.clientId,
      certificate: null,
      startedAt: parts.vendors.now().toISOString(),
      ended: null,
    };
    const recorded = { ...sending, attempts: [...check.attempts, attempt] };
    keep(recorded);
    return recorded;
  }

  function pictureToSend(id: string): PictureToSend {
    const found = parts.pictures.read(id);
    if (!found) throw new Error('a picture of this check is missing or altered');
    return { name: found.picture.name, format: found.picture.format, bytes: found.bytes };
  }

  function progressKeeper(id: string, totalBytes: number): (sentBytes: number) => void {
    let shownAt = 0;
    return (sent) => {
      const now = performance.now();
      const check = parts.checks.read(id);
      // The form around the pictures is sent too; the bar is about the pictures.
      const sentBytes = Math.min(sent, totalBytes);
      if (check?.state.name !== 'sending' || (sentBytes < totalBytes && now - shownAt < PROGRESS_INTERVAL)) return;
      shownAt = now;
      keep({ ...check, state: { ...check.state, sentBytes } });
    };
  }

  /** After a fault of our own nobody knows how far an attempt got, so a match is in doubt once it was begun. */
  function settleAfterFault(id: string, stopped: boolean): void {
    const check = parts.checks.read(id);
    if (!check) return;
    const cancelled = stopped ? cancel(check) : null;
    if (cancelled) {
      keep(cancelled);
      return;
    }
    const began = check.state.name === 'sending';
    const sending = began ? check : beginSending(check, 0);
    if (!sending) return;
    const end = began && sending.kind === 'faceMatch' ? inDoubt : notSent;
    const closed = began ? withAttemptEnded(sending, end, null, null) : sending;
    const settled =
      closed.kind === 'livenessLookup' ? livenessAttemptEnded(closed, end) : matchAttemptEnded(closed, end);
    if (settled) keep(settled);
  }

  return {
    wake: (vendor) => {
      sendAll(vendor).catch((error: unknown) => parts.reportFault(`lane of ${vendor}`, error));
    },
    stop: (id) => {
      const controller = underWay.get(id);
      controller?.abort();
      return controller !== undefined;
    },
  };
}

const notSent = { kind: 'retryable', cause: 'programFault', words: null, retryAfter: null } as const;
const inDoubt = { kind: 'ambiguous', cause: 'programFault', words: null } as const;

/** The check with its last attempt closed: how long it took, and its outcome without the answer itself. */
function withAttemptEnded<Kind extends Check>(
  check: Kind,
  end: AttemptEnd<unknown>,
  certificate: string | null,
  duration: number | null,
): Kind {
  const attempts = check.attempts.map((attempt, index) =>
    index === check.attempts.length - 1
      ? { ...attempt, certificate, ended: { duration, outcome: endOnRecord(end) } }
      : attempt,
  );
  return { ...check, attempts };
}

function endOnRecord(end: AttemptEnd<unknown>): NonNullable<Attempt['ended']>['outcome'] {
  switch (end.kind) {
    case 'answered':
      return { kind: 'answered' };
    case 'refused':
      return { kind: 'refused', cause: end.cause };
    case 'blocked':
      return { kind: 'blocked', cause: end.cause };
    case 'retryable':
      return { kind: 'retryable', cause: end.cause };
    case 'ambiguous':
      return { kind: 'ambiguous', cause: end.cause };
    case 'stopped':
      return { kind: 'stopped', requestBegan: end.requestBegan };
  }
}
