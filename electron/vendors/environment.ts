import type { ExchangeLimits } from './exchange.ts';

/** What a vendor client takes from outside. */
export interface VendorEnvironment {
  readonly programVersion: string;
  readonly limits: ExchangeLimits;
  readonly now: () => Date;
}
