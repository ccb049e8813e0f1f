import type { SilenceLimits } from './silence.ts';

/** Lengths in milliseconds and bytes. Never a limit on how long an upload may take. */
export interface ExchangeLimits extends SilenceLimits {
  readonly connect: number;
  /** Of an answer, before and after it is decoded. */
  readonly answerBytes: number;
}

/** docs/DESIGN.md, *Reaching a vendor*. The five pictures of a session are far smaller than eight megabytes. */
export const VENDOR_LIMITS: ExchangeLimits = {
  connect: 10_000,
  silence: 60_000,
  leastBytes: 1_000,
  answerBytes: 8_000_000,
};
