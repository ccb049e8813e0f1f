import { createHash } from 'node:crypto';
import type { PictureLibrary } from '../portraits/library.ts';
import { type PracticePerson, practicePictures } from '../portraits/practice-pictures.ts';

/** What the rule looks at in a picture. */
export interface ScoredPicture {
  readonly sha256: string;
  readonly fileName: string;
}

/** Several faces in a picture can't be compared; otherwise a score, 0–1. */
export type Comparison = { readonly kind: 'severalFaces' } | { readonly kind: 'score'; readonly score: number };

/** Two portraits of one person. */
const samePerson: Readonly<Record<PracticePerson, number>> = { asha: 0.94, dev: 0.91, meera: 0.88 };
/** Two portraits of two people, their names in alphabetical order. */
const differentPeople: Readonly<Record<string, number>> = { 'asha dev': 0.12, 'asha meera': 0.31, 'dev meera': 0.17 };
/** The same file twice. */
const SAME_BYTES = 0.9998;

/**
 * The rule by which practice mode scores two pictures (docs/PRACTICE.md). It looks at no face. In this order:
 *
 * 1. The second picture's file name may ask for a result: `score-0.62` for that score, `several-faces` for none.
 * 2. The portrait `couple` shows two faces.
 * 3. The same bytes twice score 0.9998.
 * 4. Portraits score by the two tables above.
 * 5. Anything else gets a score from 0.01 to 0.99, made from both SHA-256 hashes: always the same for the same two
 *    pictures, in either order, and without any meaning.
 */
export function comparePictures(first: ScoredPicture, second: ScoredPicture, library: PictureLibrary): Comparison {
  const asked = askedByName(second.fileName);
  if (asked !== null) return asked;

  const names = [library.nameOf(first.sha256), library.nameOf(second.sha256)];
  if (names.includes('couple')) return { kind: 'severalFaces' };
  if (first.sha256 === second.sha256) return { kind: 'score', score: SAME_BYTES };

  const [one, other] = names.map((name) => (name === undefined ? null : practicePictures[name].person));
  if (one && other) return { kind: 'score', score: scoreOfPeople(one, other) };
  return { kind: 'score', score: scoreOfHashes(first.sha256, second.sha256) };
}

function askedByName(fileName: string): Comparison | null {
  if (/several-faces/i.test(fileName)) return { kind: 'severalFaces' };
  const score = /score-(0(?:\.\d+)?|1(?:\.0+)?)(?!\.?\d)/i.exec(fileName)?.[1];
  return score === undefined ? null : { kind: 'score', score: Number(score) };
}

function scoreOfPeople(one: PracticePerson, other: PracticePerson): number {
  if (one === other) return samePerson[one];
  return differentPeople[[one, other].sort().join(' ')] ?? 0;
}

function scoreOfHashes(first: string, second: string): number {
  const digest = createHash('sha256').update([first, second].sort().join(' ')).digest();
  const fraction = digest.readUInt32BE(0) / 0xffff_ffff;
  return Math.round((0.01 + fraction * 0.98) * 10_000) / 10_000;
}
