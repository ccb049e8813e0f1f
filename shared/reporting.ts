/** Why a report or an export was not written. Each has a text in the language files under `exportTrouble`. */
export const exportTroubles = ['nothing', 'diskFull', 'refused', 'pictureDamaged', 'cancelled', 'unexpected'] as const;
export type ExportTrouble = (typeof exportTroubles)[number];

/** Why a key or a certificate can't be taken. Each has a text in the language files under `signingTrouble`. */
export const signingTroubles = [
  'notAFile',
  'wrongPassphrase',
  'noKey',
  'keyKind',
  'notACertificate',
  'expired',
  'alreadyKnown',
] as const;
export type SigningTrouble = (typeof signingTroubles)[number];

/** Sixty checks with seven pictures of five megabytes each would be more than any report of one visit. */
export const MOST_REPORT_BYTES = 500_000_000;
