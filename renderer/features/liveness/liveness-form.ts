import type { LivenessLookup } from '../../../shared/check/check.ts';
import {
  isUnlikelyCustomerIp,
  looksLikeAadhaar,
  parseChosenCase,
  parseCustomerIp,
  parseSessionId,
} from '../../../shared/entry/fields.ts';
import { SAMPLE_CUSTOMER_IP, sampleSessions } from '../../../shared/practice.ts';

/** As typed. */
export interface LivenessEntries {
  readonly sessionId: string;
  readonly customerIp: string;
  readonly caseReference: string;
  readonly isCaseChosen: boolean;
}
export type LivenessField = Exclude<keyof LivenessEntries, 'isCaseChosen'>;

/** In the order of the screen: the first one with a problem gets the focus. */
export const livenessFields = ['sessionId', 'customerIp', 'caseReference'] as const satisfies readonly LivenessField[];

export const emptyLivenessEntries: LivenessEntries = {
  sessionId: '',
  customerIp: '',
  caseReference: '',
  isCaseChosen: false,
};

export function readLivenessEntries(entries: LivenessEntries) {
  const sessionId = parseSessionId(entries.sessionId);
  const customerIp = parseCustomerIp(entries.customerIp);
  const caseReference = parseChosenCase(entries.caseReference, entries.isCaseChosen);
  return {
    problems: {
      sessionId: sessionId.ok ? null : sessionId.error,
      customerIp: customerIp.ok ? null : customerIp.error,
      caseReference: caseReference.ok ? null : caseReference.error,
    },
    /** Allowed, but probably a mistake. */
    hasUnlikelyIp: customerIp.ok && isUnlikelyCustomerIp(customerIp.value),
    looksLikeAadhaar: looksLikeAadhaar(entries.caseReference),
  };
}

/** The field shows what will be sent as soon as what was typed or pasted has a session id in it. */
export function shownSessionId(typed: string): string {
  const parsed = parseSessionId(typed);
  return parsed.ok ? parsed.value : typed.trim();
}

/** What is typed, for a real vendor: without what practice put there, and with the address where there is none yet. */
export function entriesForVendor(entries: LivenessEntries, defaultCustomerIp: string | null): LivenessEntries {
  const isSampleSession = sampleSessions.some(({ sessionId }) => sessionId === entries.sessionId);
  const isOwnIp = entries.customerIp !== '' && entries.customerIp !== SAMPLE_CUSTOMER_IP;
  return {
    ...entries,
    sessionId: isSampleSession ? '' : entries.sessionId,
    customerIp: isOwnIp ? entries.customerIp : (defaultCustomerIp ?? ''),
  };
}

/** The values of a failed lookup, to be changed. */
export function entriesOfLookup({ sessionId, customerIp, caseReference }: LivenessLookup): LivenessEntries {
  return { sessionId, customerIp, caseReference, isCaseChosen: true };
}
