import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { partsOf } from '../../pictures/jpeg.ts';
import { type ChosenFile, jpegOf } from '../pictures.ts';

/** Whoever checks are entered for: a case, or nobody who was named. */
export interface Customer {
  readonly reference: string;
  /** Null until the case is made, and for nobody. */
  caseId: string | null;
}

/** What tells a customer: a session id, or a picture by its SHA-256. */
export interface Clue {
  readonly value: string;
  /** As the window would show it. */
  readonly shown: string;
  /** Whom it was entered for, and whom it was said to belong to as well. */
  readonly of: Set<Customer>;
}

export interface Photo extends Clue {
  readonly file: ChosenFile;
}

/** What the model knows of a run: who is in front, and which clue was entered for whom. */
export interface Desk {
  readonly cases: readonly Customer[];
  front: Customer;
  readonly sessions: Clue[];
  readonly photos: Photo[];
  /** Whose check each one of the records should be. */
  readonly entered: Map<string, Customer>;
  /** How often a person said that a pair may be bought again, by its newest check. */
  readonly boughtAgain: Set<string>;
}

/** The window, and how far its records were read. */
export interface Desktop {
  readonly page: Page;
  /** A session that the vendor knows. */
  readonly newSession: () => Promise<string>;
  readUntil: number;
}

/** A check as the program's records have it. */
export interface Recorded {
  readonly id: string;
  readonly sequence: number;
  readonly kind: 'livenessLookup' | 'faceMatch';
  readonly caseId: string | null;
  readonly state: string;
  /** A session id, or both pictures, as far as they are there: by the files that they were made of. */
  readonly clues: readonly string[];
  /** The same as they were sent. */
  readonly sent: readonly string[];
  readonly threshold: number | null;
}

export const nobody = (): Customer => ({ reference: '', caseId: null });

let runs = 0;
export function newDesk(): Desk {
  runs += 1;
  const cases = [...'ABCD'].map((letter) => ({ reference: `MIX-${runs}-${letter}`, caseId: null }));
  return {
    cases,
    front: nobody(),
    sessions: [],
    photos: [],
    entered: new Map(),
    boughtAgain: new Set(),
  };
}

/** Of a JPEG (ITU T.81, B.2.4.1). */
const TABLES = 0xdb;
const FIRST_FREQUENCIES = 6;
const MOST_COARSE = 60;

let photos = 0;
/** A picture that no other one equals, nor any part of it one of another. */
export function newPhoto(of: Customer): Photo {
  photos += 1;
  const file = jpegOf(60_000 + photos, `mixing photo ${photos}.jpg`);
  // How coarse its brightness is, across and down: each number draws another picture of the same data.
  const tables = partsOf(file.buffer).segments.find((segment) => segment[1] === TABLES && segment[4] === 0);
  tables?.set([1 + (photos % MOST_COARSE), 1 + Math.trunc(photos / MOST_COARSE)], FIRST_FREQUENCIES);
  const value = createHash('sha256').update(file.buffer).digest('hex');
  return { value, shown: file.name, of: new Set([of]), file };
}

/** What the records hold of other customers alone, one of them by a random number; undefined for nothing. */
export function foreign<One extends Clue>(
  { front, entered }: Desk,
  clues: readonly One[],
  recorded: readonly Recorded[],
  random: number,
): One | undefined {
  const isTheirs = ({ of, value }: One) =>
    !of.has(front) &&
    recorded.some(({ id, caseId, clues }) => entered.has(id) && caseId !== front.caseId && clues.includes(value));
  const theirs = clues.filter(isTheirs);
  return theirs[random % Math.max(theirs.length, 1)];
}

/** The checks that were put on record after this one, the first one first. */
export function recordedSince({ page }: Desktop, sequence: number): Promise<Recorded[]> {
  return page.evaluate(async (after) => {
    const { history, checks } = window.facedesk;
    const all = { text: '', mode: null, kind: null, result: null, caseId: null, from: null, until: null };
    const found = await history.search({ ...all, before: null, limit: 50 });
    if (!found.ok) throw new Error(found.error.code);
    const since = found.value.items.filter((item) => item.sequence > after).reverse();
    return Promise.all(
      since.map(async ({ id, sequence }) => {
        const read = await checks.read({ id });
        if (!read.ok) throw new Error(read.error.code);
        const { check } = read.value;
        const { kind, caseId, state } = check;
        const common = { id, sequence, kind, caseId, state: state.name };
        if (check.kind === 'livenessLookup')
          return { ...common, clues: [check.sessionId], sent: [check.sessionId], threshold: null };
        const pictures = [check.first.picture, check.second].filter((picture) => picture !== null);
        return {
          ...common,
          clues: pictures.map(({ sha256, original }) => original?.sha256 ?? sha256),
          sent: pictures.map(({ sha256 }) => sha256),
          threshold: check.threshold,
        };
      }),
    );
  }, sequence);
}
