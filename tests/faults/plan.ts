import type { Fault } from '../../electron/simulator/faults/fault.ts';
import type { NewSession } from '../../electron/simulator/instantpay/sessions.ts';
import type { Vendor } from '../../shared/check/outcome.ts';
import { type SamplePortrait, samplePortraits } from '../../shared/practice.ts';
import type { Random } from './random.ts';

/** The moment of an exchange at which the program is to die. Where the kill really fell is found out afterwards. */
export type Target = 'beforeSending' | 'duringBody' | 'afterProcessing' | 'answered' | 'anyTime';

/** How a check is kept from being sent until the kill, or how the kill comes first. */
export type WayBefore =
  /** The vendors' hosts refuse connections. */
  | 'offline'
  /** A person has paused every lane. */
  | 'stopped'
  /** While the checks are being entered. */
  | 'entering'
  /** As soon as the window knows a check's id. */
  | 'told'
  /** As the connection stands and nothing has been read from it. */
  | 'connected';

export interface PlannedPicture {
  readonly portrait: SamplePortrait;
  /** Bytes put behind the picture's end, so that sending takes a while. */
  readonly padding: number;
}

export type PlannedCheck =
  | { readonly kind: 'livenessLookup'; readonly session: NewSession }
  | {
      readonly kind: 'faceMatch';
      /** Null for the reference picture of the lookup entered just before. */
      readonly first: PlannedPicture | null;
      readonly second: PlannedPicture;
      /** 0–1, in hundredths: what the practice vendor is made to answer. */
      readonly score: number;
      readonly threshold: number;
    };

export interface Round {
  readonly target: Target;
  readonly way: WayBefore;
  /** Milliseconds between the moment and the kill; null for at once, before anything else happens. */
  readonly jitter: number | null;
  /** Armed before the program starts, so that what is left from earlier rounds may meet the kill. */
  readonly early: boolean;
  readonly faults: readonly { readonly vendor: Vendor; readonly fault: Fault }[];
  readonly checks: readonly PlannedCheck[];
}

/** Of all rounds; the rest is for any time. Each has a margin over the tenth that the test asks for. */
const shares: readonly (readonly [Target, number])[] = [
  ['beforeSending', 0.25],
  ['duringBody', 0.22],
  ['afterProcessing', 0.2],
  ['answered', 0.3],
];
/** In turn, so that even a short run has several of the sure ones. */
const waysBefore: readonly WayBefore[] = ['offline', 'stopped', 'told', 'offline', 'entering', 'stopped', 'connected'];

export function planRounds(count: number, random: Random): Round[] {
  const targets = shares.flatMap(([target, share]) => Array<Target>(Math.floor(count * share)).fill(target));
  const rest = Array<Target>(count - targets.length).fill('anyTime');
  // The first life makes vault and records: to be killed in the middle of that is worth a round.
  const first: Target[] = rest.length > 0 ? ['anyTime'] : [];
  const order = [...first, ...random.shuffled([...targets, ...rest.slice(1)])];
  const before = new Map<Target, number>();
  return order.map((target, index) => {
    const nth = before.get(target) ?? 0;
    before.set(target, nth + 1);
    return planRound(target, nth, index, random);
  });
}

/**
 * @param nth how many rounds with this target came before: what is rare, and what misses, takes its turn
 * @param index how many rounds came before
 */
export function planRound(target: Target, nth: number, index: number, random: Random): Round {
  const way = waysBefore[nth % waysBefore.length] ?? 'offline';
  const inTurn = nth % 4 === 3;
  const heldBack = target === 'afterProcessing' && inTurn;
  return {
    target,
    way,
    jitter: planJitter(target, way, inTurn, random),
    early: index === 0 || (target !== 'beforeSending' && random.chance(target === 'anyTime' ? 0.5 : 0.2)),
    faults: [...(heldBack ? [silence] : []), ...planFaults(index, random)],
    checks: planChecks(target, heldBack, random),
  };
}

/** The vendor has done its work and says nothing more: the program waits for its answer. */
const silence = { vendor: 'cashfree', fault: { kind: 'silent', when: 'afterProcessing' } } as const;

function planJitter(target: Target, way: WayBefore, inTurn: boolean, random: Random): number | null {
  switch (target) {
    case 'anyTime':
      return random.below(400);
    case 'beforeSending':
      return random.below(way === 'offline' || way === 'stopped' ? 150 : 9);
    case 'duringBody':
      return inTurn ? random.below(2) : null;
    case 'answered':
      return inTurn ? random.below(4) : null;
    case 'afterProcessing':
      return inTurn ? random.below(150) : null;
  }
}

/** Both kinds of 5xx come early, and a refusal that leaves no doubt: even a short run has to have them. */
function planFaults(index: number, random: Random): Round['faults'] {
  const refusal = { vendor: 'instantPay', fault: { kind: 'vendorError', code: 'RPI', status: null } } as const;
  if (index > 0 && index < 5) return [{ vendor: 'cashfree', fault: serverError(index % 2 === 0, random) }, refusal];
  if (!random.chance(0.5)) return [];
  const vendor: Vendor = random.chance(0.7) ? 'cashfree' : 'instantPay';
  return Array.from({ length: 1 + random.below(2) }, () => ({ vendor, fault: planFault(vendor, random) }));
}

function serverError(usesIdUp: boolean, random: Random): Fault {
  return { kind: 'serverError', status: random.pick([500, 502, 503]), usesIdUp };
}

/** No fault but `silence` keeps the program waiting for long: two hundred rounds have to end some day. */
function planFault(vendor: Vendor, random: Random): Fault {
  return random.pick<() => Fault>([
    () => serverError(true, random),
    () => serverError(true, random),
    () => serverError(false, random),
    () => serverError(false, random),
    () => ({
      kind: 'reset',
      when: random.pick(['beforeReading', 'whileReading', 'beforeProcessing', 'afterProcessing'] as const),
    }),
    () => ({ kind: 'truncate' }),
    () => ({ kind: 'invalidJson' }),
    () => ({ kind: 'captivePortal' }),
    () => ({ kind: 'dropConnection' }),
    () => ({ kind: 'redirect', location: 'http://login.example/' }),
    () => ({ kind: 'rateLimited', retryAfter: null }),
    () => ({ kind: 'slow', pieces: 4, pause: 5 }),
    () => ({ kind: 'vendorError', code: vendor === 'cashfree' ? 'file_format_invalid' : 'RPI', status: null }),
  ])();
}

function planChecks(target: Target, matchFirst: boolean, random: Random): PlannedCheck[] {
  const count = 1 + random.below(3);
  const large = target === 'duringBody';
  return Array.from({ length: count }, (_, index): PlannedCheck[] => {
    if (index === 0 && (large || matchFirst)) return [planMatch(random, large, false)];
    const lookup = random.chance(0.35);
    if (!lookup) return [planMatch(random, random.chance(0.1), false)];
    return [planLookup(random), ...(random.chance(0.3) ? [planMatch(random, false, true)] : [])];
  }).flat();
}

function planLookup(random: Random): PlannedCheck {
  const like = random.pick(['live', 'live', 'live', 'review', 'low', 'noConfidence'] as const);
  return {
    kind: 'livenessLookup',
    session: {
      like,
      // A number of its own, so that no other session's answer could pass for this one's.
      ...(like === 'live' && { confidence: Math.round((80 + random.next() * 20) * 1e4) / 1e4 }),
      ...(random.chance(0.15) && { unfinishedLookups: 1 + random.below(2) }),
    },
  };
}

function planMatch(random: Random, large: boolean, ofLookup: boolean): PlannedCheck {
  const picture = (): PlannedPicture => ({
    portrait: random.pick(samplePortraits),
    padding: large ? 1_500_000 + random.below(1_500_000) : random.below(2000),
  });
  const score = (1 + random.below(99)) / 100;
  return { kind: 'faceMatch', first: ofLookup ? null : picture(), second: picture(), score, threshold: 0.75 };
}
