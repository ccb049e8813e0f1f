import type { Check } from '../../shared/check/check.ts';
import type { LaneName } from '../../shared/check/lane.ts';
import { vendorOf } from '../../shared/check/of-a-check.ts';
import { vendorSchema } from '../../shared/check/outcome.ts';
import { type Mode, modes } from '../../shared/mode.ts';
import type { LaneAccess } from '../vendors/lane-access.ts';
import type { Account } from './machines/check-machine.ts';

/** Lookups before everything else: their sessions die three minutes after they were made. */
export const laneNames: readonly LaneName[] = vendorSchema.options.flatMap((vendor) =>
  modes.map((mode) => ({ vendor, mode })),
);

export function laneKey({ vendor, mode }: LaneName): string {
  return `${vendor} ${mode}`;
}

export function laneOf(check: Check): LaneName {
  return { vendor: vendorOf(check), mode: check.mode };
}

/** What tells one account of a vendor from another. The practice vendors' ports change and mean nothing. */
export function accountOf({ baseUrl, clientId }: LaneAccess, mode: Mode): Account {
  return { host: mode === 'practice' ? 'practice' : new URL(baseUrl).host, clientId };
}
