import type { ExchangeLimits } from './exchange.ts';
import type { Network } from './network.ts';

/** What a vendor client takes from outside. */
export interface VendorEnvironment {
  readonly programVersion: string;
  readonly limits: ExchangeLimits;
  readonly network: Network;
  readonly now: () => Date;
}
