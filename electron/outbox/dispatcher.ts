import type { Check } from '../../shared/check/check.ts';
import type { LaneName } from '../../shared/check/lane.ts';
import { laneKey, laneNames, laneOf } from './lane-names.ts';
import { laneMaySend } from './machines/lane-machine.ts';
import { needsProbe } from './machines/patience.ts';
import { spacingOf } from './machines/rate-limit.ts';
import type { OutboxParts } from './parts.ts';
import { type AttemptInFlight, createSender, type SenderTools } from './sender.ts';
import { GivenUpError } from './step-writer.ts';

/** Hands queued checks to the vendors, lane by lane. */
export type Dispatcher = ReturnType<typeof createDispatcher>;

const MINUTE = 60_000;
/** Milliseconds since it last held a call back. */
const LIMIT_SHOWN_FOR = 2_000;

export function createDispatcher(parts: OutboxParts, tools: SenderTools) {
  const { records } = parts;
  const { writer, clock } = tools;
  const sender = createSender(parts, tools);
  const inFlight = new Map<string, AttemptInFlight>();
  const hurried = new Set<string>();
  /** When the next call of a lane may begin, and when our limit last held one back. */
  const nextAt = new Map<string, number>();
  const heldAt = new Map<string, number>();
  // How lately the run before this one has called is not known.
  const begunAt = parts.timers.now();
  const idle: (() => void)[] = [];
  let quiet = false;

  /** Sends whatever may be sent now. */
  function wake(): void {
    if (quiet || writer.refusal() !== null) return;
    writer.guarded(() => {
      for (const lane of laneNames) sendFrom(lane);
    });
  }

  function sendFrom(lane: LaneName): void {
    for (let next = nextOf(lane); next; next = nextOf(lane)) {
      if (isHeldByLimit(lane, next)) return;
      begin(next.id, lane);
    }
  }

  function isHeldByLimit(lane: LaneName, next: Check): boolean {
    const spacing = spacingFor(lane);
    if (spacing === null) return false;
    const key = laneKey(lane);
    const now = parts.timers.now();
    const delay = (nextAt.get(key) ?? begunAt + spacing) - now;
    if (delay > 0) {
      const isNews = !isLimiting(lane);
      heldAt.set(key, now);
      if (isNews) parts.announceLanes();
      clock.later(`rate of ${key}`, delay);
      return true;
    }
    // Cashfree counts the probe that goes before such a match too.
    const calls = next.kind === 'faceMatch' && needsProbe(next) ? 2 : 1;
    nextAt.set(key, now + calls * spacing);
    return false;
  }

  function spacingFor({ vendor }: LaneName): number | null {
    const limit = parts.rateLimits(vendor);
    return limit && spacingOf(limit, parts.atATime());
  }

  /** It holds back between each two calls of a long queue: said of the queue, and not of each gap. */
  function isLimiting(lane: LaneName): boolean {
    const at = heldAt.get(laneKey(lane));
    return at !== undefined && parts.timers.now() - at < Math.max(LIMIT_SHOWN_FOR, 2 * (spacingFor(lane) ?? 0));
  }

  function nextOf(lane: LaneName): Check | null {
    const count = [...inFlight.values()].filter((attempt) => laneKey(attempt.lane) === laneKey(lane)).length;
    const known = records.lanes.read(lane);
    // A person who hurries a check knows of the pause.
    if (laneMaySend({ ...known, stopped: false }, count, parts.atATime())) {
      const next = nextHurried(lane);
      if (next) return next;
    }
    const may = laneMaySend(known, count, parts.atATime());
    return may ? records.checks.nextQueued(lane, new Set(inFlight.keys())) : null;
  }

  function nextHurried(lane: LaneName): Check | null {
    for (const id of hurried) {
      const check = records.checks.read(id);
      if (check?.state.name !== 'queued' || inFlight.has(id)) hurried.delete(id);
      else if (laneKey(laneOf(check)) === laneKey(lane)) return check;
    }
    return null;
  }

  function begin(id: string, lane: LaneName): void {
    const attempt: AttemptInFlight = { controller: new AbortController(), lane, sentBytes: 0, totalBytes: 0 };
    inFlight.set(id, attempt);
    hurried.delete(id);
    void send(id, attempt).finally(() => {
      inFlight.delete(id);
      if (inFlight.size === 0) for (const resolve of idle.splice(0)) resolve();
      // In this order: whoever reads the check for its own sake then has it settled, and reads it for its lane no more.
      parts.announce(id);
      parts.announceLanes();
      wake();
    });
  }

  async function send(id: string, attempt: AttemptInFlight): Promise<void> {
    try {
      await sender.send(id, attempt);
    } catch (error) {
      if (error instanceof GivenUpError) return;
      parts.reportFault(`sending to ${attempt.lane.vendor}`, error);
      try {
        await sender.recordFault(id, attempt);
      } catch (second) {
        parts.reportFault(`recording a fault of ${attempt.lane.vendor}`, second);
      }
    }
  }

  return {
    wake,
    /** This check goes next, whatever holds its lane back. */
    hurry(id: string) {
      hurried.add(id);
      wake();
    },
    /** A pause holds what was hurried before it, too. */
    forgetHurried: () => hurried.clear(),
    /** Stops an attempt under way; false if there is none. */
    stop(id: string) {
      const attempt = inFlight.get(id);
      attempt?.controller.abort();
      return attempt !== undefined;
    },
    isUnderWay: (id: string) => inFlight.has(id),
    /** How much of a check has been handed over, of how much; null where it is not under way. */
    progress: (id: string): Pick<AttemptInFlight, 'sentBytes' | 'totalBytes'> | null => inFlight.get(id) ?? null,
    /** While our own limit holds calls of a lane back: how many a minute it lets through, and the time between two. */
    limit(lane: LaneName) {
      const limit = parts.rateLimits(lane.vendor);
      const spacing = spacingFor(lane);
      if (limit === null || spacing === null || !isLimiting(lane)) return null;
      return { calls: Math.round((limit.calls * MINUTE) / limit.within), spacing };
    },
    /** Begins nothing more, and comes back when nothing is under way. */
    async quiesce() {
      quiet = true;
      if (inFlight.size > 0) await new Promise<void>((resolve) => idle.push(resolve));
    },
  };
}
