import type { Vendor } from '../../shared/check/outcome.ts';
import { vendorSchema } from '../../shared/check/outcome.ts';
import type { Reach } from '../../shared/check/surroundings.ts';
import type { Mode } from '../../shared/mode.ts';
import type { Result } from '../../shared/result.ts';
import type { LaneAccess } from './lane-access.ts';
import type { Network } from './network.ts';

/** Milliseconds: a customer waits. */
const LIMIT = 8_000;
/** How long an answer holds, however often the window asks. */
const HOLDS = 15_000;

interface ReachParts {
  readonly access: (vendor: Vendor, mode: Mode) => Promise<Result<LaneAccess, unknown>>;
  readonly networkOf: (mode: Mode) => Network;
  readonly now: () => Date;
}

/** Tells whether both vendors can be reached, and remembers it for a while. */
export function createReach({ access, networkOf, now }: ReachParts) {
  let known = new Map<string, { readonly at: number; readonly answer: Promise<boolean> }>();

  async function reachOf(vendor: Vendor, mode: Mode): Promise<Reach> {
    const accessed = await access(vendor, mode);
    if (!accessed.ok) return { vendor, state: 'notReady' };
    const { baseUrl } = accessed.value;
    const before = known.get(baseUrl);
    const at = now().getTime();
    const isFresh = before !== undefined && Math.abs(at - before.at) < HOLDS;
    const answer = isFresh ? before.answer : takesConnection(networkOf(mode), baseUrl);
    if (!isFresh) known.set(baseUrl, { at, answer });
    return { vendor, state: (await answer) ? 'reached' : 'notReached' };
  }

  return {
    ask: (mode: Mode): Promise<Reach[]> => Promise.all(vendorSchema.options.map((vendor) => reachOf(vendor, mode))),
    /** Another network: what was known says nothing any more. */
    forget: () => {
      known = new Map();
    },
  };
}

async function takesConnection(network: Network, baseUrl: string): Promise<boolean> {
  const { knock } = await import('./knock.ts');
  return (await knock(network, baseUrl, LIMIT)) === null;
}
