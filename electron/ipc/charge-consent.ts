import type { ChargedChannel } from '../../shared/contract/channels.ts';

export interface ChargeConsentParts {
  /** Uses up a press of the person's. */
  readonly spend: () => boolean;
  /** Asks the person outside the window, which can't answer for them. */
  readonly ask: (name: ChargedChannel) => Promise<boolean>;
  /** Milliseconds on a clock that never jumps. */
  readonly clock: () => number;
}

/** Milliseconds after a "no" before the question may come again: who is asked often enough agrees by mistake. */
export const REST_AFTER_NO = 60_000;

/** Whether a call that may be charged is the person's own: by a press, or by their word. */
export function createChargeConsent({ spend, ask, clock }: ChargeConsentParts) {
  let isAsking = false;
  let declinedAt: number | null = null;
  return async (name: ChargedChannel): Promise<boolean> => {
    if (spend()) return true;
    if (isAsking || (declinedAt !== null && clock() - declinedAt < REST_AFTER_NO)) return false;
    isAsking = true;
    try {
      const agreed = await ask(name);
      declinedAt = agreed ? null : clock();
      return agreed;
    } finally {
      isAsking = false;
    }
  };
}
