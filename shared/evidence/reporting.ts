/** Why a report or an export was not written. Each has a text in the language files under `exportTrouble`. */
export const exportTroubles = [
  'nothing',
  'diskFull',
  'refused',
  /** The file could have been written; the records, which must tell of it first, could not. */
  'recordsFull',
  'recordsRefused',
  'tooLarge',
  'vaultClosed',
  'unsound',
  'cancelled',
  'unexpected',
] as const;
export type ExportTrouble = (typeof exportTroubles)[number];

/** What a person can do with the file that was saved last. */
export const savedFileUses = ['open', 'show', 'copyPath'] as const;
export type SavedFileUse = (typeof savedFileUses)[number];

/** `gone`: it is no longer where it was saved. `notOpened`: no program here opens such a file. */
export const savedFileEnds = ['done', 'gone', 'notOpened'] as const;
export type SavedFileEnd = (typeof savedFileEnds)[number];

/** Why a key or a certificate can't be taken. Each has a text in the language files under `signingTrouble`. */
export const signingTroubles = [
  'notAFile',
  'wrongPassphrase',
  'protection',
  'tooMuch',
  'noKey',
  'keyKind',
  'notACertificate',
  'certificateNames',
  'expired',
  'alreadyKnown',
  'declined',
] as const;
export type SigningTrouble = (typeof signingTroubles)[number];

/** Of all its pictures as they were sent: a report holds them, and smaller ones for the page, in memory while it is made. */
export const MOST_PICTURE_BYTES_IN_REPORT = 200_000_000;

/** Of a whole report: with room for pages and signature beside the pictures. */
export const MOST_REPORT_BYTES = 500_000_000;
