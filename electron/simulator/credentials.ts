/** How a merchant identifies itself. */
export interface MerchantCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * The merchants that the practice vendors know. None of this works with a real vendor. The second one is
 * there because verification ids are unique per client id, and somebody may switch from one to the other.
 */
export const practiceMerchants = [
  { clientId: 'PRACTICE-CLIENT-ONE', clientSecret: 'practice-secret-one-opens-nothing' },
  { clientId: 'PRACTICE-CLIENT-TWO', clientSecret: 'practice-secret-two-opens-nothing' },
] as const satisfies readonly MerchantCredentials[];

/** The credentials that the program uses with the practice vendors; the same for both. */
export const practiceCredentials: MerchantCredentials = practiceMerchants[0];

export function isPracticeMerchant(clientId: string, clientSecret: string): boolean {
  return practiceMerchants.some((merchant) => merchant.clientId === clientId && merchant.clientSecret === clientSecret);
}
