import type { LaneName } from '../../shared/check/lane.ts';
import type { TroubleCause } from '../../shared/check/outcome.ts';
import { laneKey } from './lane-names.ts';
import type { OutboxParts } from './parts.ts';

/**
 * Finds out whether the vendor of a lane can be reached, by a connection over which nothing is sent: none of the lane's checks is
 * taken for that, and nothing is written. At most one for each lane is under way.
 */
export type Knocks = ReturnType<typeof createKnocks>;

export function createKnocks({ records, access, vendors, practiceVendors, reportFault }: OutboxParts) {
  const underWay = new Map<string, AbortController>();

  /** Null also where only sending can tell: there are no credentials, or none that can be read. */
  async function obstacle({ vendor, mode }: LaneName, signal: AbortSignal): Promise<TroubleCause | null> {
    const [accessed, { knock }] = await Promise.all([access(vendor, mode), import('../vendors/clients.ts')]);
    if (!accessed.ok || signal.aborted) return null;
    const { network, limits } = mode === 'practice' ? practiceVendors : vendors;
    return knock(network, accessed.value.baseUrl, limits.connect, signal);
  }

  function end(lane: LaneName): void {
    underWay.get(laneKey(lane))?.abort();
    underWay.delete(laneKey(lane));
  }

  return {
    /** Whether there is anything in the lane that waits for the answer. */
    areWanted: (lane: LaneName) =>
      !records.lanes.read(lane).stopped && records.checks.nextQueued(lane, new Set()) !== null,
    /** @param told is called with why there is no connection, null where there is one; never once this has been ended */
    begin(lane: LaneName, told: (cause: TroubleCause | null) => void) {
      end(lane);
      const knock = new AbortController();
      underWay.set(laneKey(lane), knock);
      const failed = (fault: unknown) => {
        reportFault(`reaching ${lane.vendor}`, fault);
        return null;
      };
      void obstacle(lane, knock.signal)
        .catch(failed)
        .then((cause) => {
          if (knock.signal.aborted) return;
          underWay.delete(laneKey(lane));
          told(cause);
        });
    },
    end,
    endAll() {
      for (const controller of underWay.values()) controller.abort();
      underWay.clear();
    },
    isUnderWay: (lane: LaneName) => underWay.has(laneKey(lane)),
  };
}
