import type { CallProblemCode } from '../../../shared/contract/contract.ts';
import { MAXIMUM_ORIGINAL_BYTES } from '../../../shared/limits.ts';
import type { Cut, Picture, PictureProblem } from '../../../shared/picture/picture.ts';
import type { SamplePortrait } from '../../../shared/practice.ts';
import { problemOf, settled } from '../../base/call.ts';
import { readFile } from '../../base/read-file.ts';
import { getReadyToLook } from '../../sight/faces/faces-in.ts';
import { type CameraNotes, cameraNotesOf } from '../../sight/preparing/camera-notes.ts';
import { prepare } from '../../sight/preparing/prepare.ts';
import type { Prepared } from '../../sight/preparing/preparing.ts';
import { cutPicture, type PictureSource } from './cut-picture.ts';
import type { FromLookup } from './first-picture.ts';
import type { MatchEntries } from './match-form.ts';
import type { DropProblem } from './read-drop.ts';

export type WellName = 'first' | 'second';
export const wellNames = ['first', 'second'] as const;

/** Why the last picture was not taken. The well is empty then: what was there may be another customer's. */
export type WellProblem =
  | { readonly kind: 'picture'; readonly name: string; readonly problem: PictureProblem }
  | { readonly kind: 'drop'; readonly problem: DropProblem; readonly count: number }
  | { readonly kind: 'call'; readonly code: CallProblemCode };

export interface WellState {
  readonly isTaking: boolean;
  readonly problem: WellProblem | null;
}

export const idle: WellState = { isTaking: false, problem: null };

/** What is on its way into a well. */
interface Bringing {
  readonly work: Promise<Picture | WellProblem>;
  /** The lookup as a part of whose photo it comes: that stays its still. Null for a picture of its own. */
  readonly partOf: FromLookup | null;
}

/**
 * Pictures on their way, which takes seconds for a large one: a screen that is left meanwhile finds them when it is there again.
 * They lie under the turn of their customer, so that no other finds them.
 */
const underWay = new Map<string, Bringing>();

/** Where pictures go, and what is told of them: all of it of one customer, and given once. */
export interface FormOfCustomer {
  /** How the names begin of what is kept of this customer on this screen. */
  readonly kept: string;
  readonly change: (changed: Partial<Pick<MatchEntries, 'firstPicture' | 'secondPicture'>>) => void;
  readonly tell: (well: WellName, state: WellState) => void;
  readonly note: (file: string, notes: CameraNotes) => void;
}

/** Whatever can be done with wells. */
export type Bringer = ReturnType<typeof bringerFor>;

/**
 * Brings pictures into the wells of one customer's form, and of no other: it knows none. The last one chosen for a well
 * wins, also when an earlier one takes longer. What becomes ready while the form is not in view waits for it.
 */
export function bringerFor({ kept, change, tell, note }: FormOfCustomer) {
  const turns = { first: 0, second: 0 };
  // By the ids of the pictures: they may be swapped.
  const sources = new Map<string, PictureSource>();
  let isShown = false;
  const keyOf = (well: WellName) => `${kept}${well}`;
  const put = (well: WellName, picture: Picture | null, partOf: FromLookup | null = null) => {
    if (well === 'second') change({ secondPicture: picture });
    else if (picture && partOf) change({ firstPicture: { ...partOf, picture } });
    else change({ firstPicture: picture && { from: 'file', picture } });
  };

  const goOn = async (well: WellName, bringing: Bringing) => {
    turns[well] += 1;
    const turn = turns[well];
    tell(well, { isTaking: true, problem: null });
    getReadyToLook();
    underWay.set(keyOf(well), bringing);
    const taken = await bringing.work;
    if (turn !== turns[well] || !isShown) return;
    underWay.delete(keyOf(well));
    const isProblem = 'kind' in taken;
    tell(well, { isTaking: false, problem: isProblem ? taken : null });
    put(well, isProblem ? null : taken, bringing.partOf);
  };
  const bring = (well: WellName, call: () => Promise<Picture | WellProblem>, partOf: FromLookup | null = null) =>
    goOn(well, { work: call().catch(unexpected), partOf });
  /** Empties a well: whatever is just being read for it is dropped as well. */
  const empty = (well: WellName, state: WellState) => {
    turns[well] += 1;
    underWay.delete(keyOf(well));
    tell(well, state);
    put(well, null);
  };

  return {
    /** The form comes into view, and with it what was on its way. Returns what ends that. */
    show: () => {
      isShown = true;
      for (const well of wellNames) {
        const bringing = underWay.get(keyOf(well));
        if (bringing) void goOn(well, bringing);
      }
      return () => {
        isShown = false;
      };
    },
    take: (well: WellName, file: File) =>
      bring(well, async () => {
        const { picture, cameraNotes } = await taken(file);
        if ('kind' in picture) return picture;
        sources.set(picture.id, { base: picture, file, cut: null });
        if (cameraNotes) note(fileOf(picture), cameraNotes);
        return picture;
      }),
    /** What a picture was made of here; null where that is not known. */
    sourceOf: (picture: Picture) => sources.get(picture.id) ?? null,
    /** Puts what was cut of a picture by hand in its place; null for all of it, as it came. @param partOf the lookup whose picture it is */
    cut: (well: WellName, source: PictureSource, cut: Cut | null, partOf: FromLookup | null) => {
      const part = async () => {
        if (cut === null) return source.base;
        const made = await cutOut(source, cut);
        if (!('kind' in made)) sources.set(made.id, { ...source, cut });
        return made;
      };
      return bring(well, part, partOf);
    },
    takePortrait: (well: WellName, portrait: SamplePortrait) =>
      bring(well, async () => {
        const result = await settled(window.facedesk.practice.takePortrait({ portrait }));
        if (!result.ok) return { kind: 'call', code: result.error.code };
        return result.value;
      }),
    refuse: (well: WellName, problem: WellProblem) => empty(well, { isTaking: false, problem }),
    remove: (well: WellName) => empty(well, idle),
    clearProblems: () => {
      for (const well of wellNames) tell(well, idle);
    },
  };
}

/** A fault of the program: it is logged as any other, and the well does not wait for ever. */
function unexpected(fault: unknown): WellProblem {
  reportError(fault);
  return { kind: 'call', code: 'unexpected' };
}

/** Read once: what was looked at is what is handed over, whatever becomes of the file meanwhile. */
async function taken(file: File) {
  const bytes = await readFile(file, MAXIMUM_ORIGINAL_BYTES + 1);
  if (bytes === null) return { picture: refused(file.name, 'unreadable'), cameraNotes: null };
  return { picture: await added(file.name, await prepare(bytes)), cameraNotes: cameraNotesOf(bytes) };
}

/** The hash of the file that a picture was made of, or is. */
export function fileOf({ sha256, original }: Picture): string {
  return original?.sha256 ?? sha256;
}

async function cutOut(source: PictureSource, cut: Cut): Promise<Picture | WellProblem> {
  const { name } = source.base;
  const prepared = await cutPicture(source, cut).catch((fault: Error) => problemOf(fault));
  return 'code' in prepared ? { kind: 'call', code: prepared.code } : added(name, prepared);
}

async function added(name: string, prepared: Prepared): Promise<Picture | WellProblem> {
  if (prepared.kind === 'refused') return refused(name, prepared.problem);
  const { decoded, original } = prepared;
  const result = await settled(window.facedesk.pictures.add(new File([prepared.bytes], name), decoded, original));
  if (!result.ok) return { kind: 'call', code: result.error.code };
  return result.value.kind === 'taken' ? result.value.picture : refused(name, result.value.problem);
}

function refused(name: string, problem: PictureProblem): WellProblem {
  return { kind: 'picture', name, problem };
}
