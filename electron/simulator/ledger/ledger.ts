import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What a vendor accepted: a call that got past credentials, limits, validation and duplicates, in other words what it
 * would charge for. A face match is identified by its pictures and threshold: a client that sends one twice under two
 * ids has paid twice for the same thing, and its ids would hide that.
 */
export const acceptedCallSchema = z.discriminatedUnion('vendor', [
  z.strictObject({ vendor: z.literal('instantPay'), clientId: z.string(), sessionId: z.string() }),
  z.strictObject({
    vendor: z.literal('cashfree'),
    clientId: z.string(),
    firstImageSha256: sha256,
    secondImageSha256: sha256,
    /** As it came, or the vendor's default. */
    threshold: z.string(),
    verificationId: z.string(),
  }),
]);
export type AcceptedCall = z.infer<typeof acceptedCallSchema>;

export const ledgerEntrySchema = z.intersection(
  acceptedCallSchema,
  z.object({
    /** From 1, without gaps, in the order of acceptance. */
    sequence: z.int().positive(),
    /** ISO 8601 in UTC, by the simulator's clock. */
    at: z.iso.datetime(),
  }),
);
export type LedgerEntry = AcceptedCall & { readonly sequence: number; readonly at: string };

export interface Ledger {
  readonly entries: () => readonly LedgerEntry[];
  /** Resolves once the entry is kept; only then may the answer be sent. */
  readonly append: (call: AcceptedCall, at: string) => Promise<void>;
}

/** A ledger that ends with the process. */
export function memoryLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    entries: () => entries,
    append: async (call, at) => {
      entries.push({ sequence: entries.length + 1, at, ...call });
    },
  };
}
