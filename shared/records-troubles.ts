/** Why the records can't be opened. Each has a text in the language files under `recordsTrouble`. */
export const recordsTroubles = [
  /** The vault that holds their key is locked, or can't be opened: see there. */
  'vault',
  /** The vault is open and has no key for them: it was set aside, or the records come from elsewhere. */
  'keyMissing',
  /** The key does not fit, or the file is no database: nobody can tell which. */
  'wrongKeyOrDamaged',
  'damaged',
  /** A newer version of the program has written them. */
  'newerVersion',
  'diskFull',
  'refused',
  /** A fault of the program, which says nothing of what is kept. */
  'unexpected',
] as const;
export type RecordsTrouble = (typeof recordsTroubles)[number];

/** Troubles in which beginning anew helps: the records themselves, or their key, are not what they should be. */
export const setAsideTroubles: readonly RecordsTrouble[] = [
  'keyMissing',
  'wrongKeyOrDamaged',
  'damaged',
  'newerVersion',
];
