/** Numbers that both sides go by. They stand apart from the schemas, so that the window can do without zod. */

/** Cashfree's limit for one picture (5 MB, taken as 5,000,000 bytes); ours for every picture. */
export const MAXIMUM_PICTURE_BYTES = 5_000_000;

/** Of a file of which the page makes a picture that is small enough. */
export const MAXIMUM_ORIGINAL_BYTES = 50_000_000;

/** Of the longer side of a picture that the page makes, in pixels. */
export const LONGEST_SIDE = 4096;

/**
 * More pixels than any laptop or phone camera makes. A small file can hold a huge picture, and
 * decoding takes four bytes a pixel in the window.
 */
export const MAXIMUM_PICTURE_PIXELS = 64_000_000;

/** No vendor names a universal pass mark; these are for practice only. */
export const PRACTICE_LIVENESS_POLICY = { passMark: 80, reviewFrom: 60 } as const;

/** Cashfree's own default threshold. */
export const DEFAULT_MATCH_POLICY = { threshold: 0.75 } as const;

/** How long after its creation a session can be asked for (docs/VENDORS.md), in milliseconds. */
export const SESSION_LIFE = 3 * 60_000;

/** Of a note beside a check, in characters. */
export const MAXIMUM_NOTE_LENGTH = 2000;

/** Of what a system calls a camera. */
export const MAXIMUM_CAMERA_NAME_LENGTH = 500;

/** Of an agent's, a reviewer's and an organisation's name, and of a code. */
export const MAXIMUM_AGENT_TEXT_LENGTH = 100;

/** By how many milliseconds this computer's clock may differ from the vendors' before people are warned. */
export const MOST_CLOCK_OFFSET = 2 * 60_000;

/** Of what the main process keeps for a page that may die, in UTF-16 units: one piece, all of them, and how many. */
export const MOST_KEPT_PIECE = 200_000;
export const MOST_KEPT_LETTERS = 1_000_000;
export const MOST_KEPT_ENTRIES = 100;

/** Checks in flight in one lane. */
export const MOST_AT_A_TIME = 4;

/** Cashfree's limit is the merchant's, whose laptops share it: what one of them may take of it. */
export const MOST_MATCHES_A_MINUTE = 100;
export const LEAST_MATCHES_A_MINUTE = 10;
