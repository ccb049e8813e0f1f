import { useEffect, useEffectEvent, useRef, useState } from 'react';
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

const idle: WellState = { isTaking: false, problem: null };

/** What is on its way into a well. */
interface Bringing {
  readonly work: Promise<Picture | WellProblem>;
  readonly isPart: boolean;
}

/**
 * Pictures on their way, which takes seconds for a large one: a screen that is left meanwhile finds them when it is there again.
 * They lie under the turn of their customer, so that no other finds them.
 */
const underWay = new Map<string, Bringing>();

/**
 * Brings pictures into the wells. The last one chosen for a well wins, also when an earlier one takes longer.
 *
 * @param kept how the names begin of what is kept of this customer on this screen
 * @param put with whether it is a part of what was there before
 */
export function useWells(kept: string, put: (well: WellName, picture: Picture | null, isPart: boolean) => void) {
  const [states, setStates] = useState<Readonly<Record<WellName, WellState>>>({ first: idle, second: idle });
  const turns = useRef({ first: 0, second: 0 });
  // By the ids of the pictures: they may be swapped.
  const sources = useRef(new Map<string, PictureSource>());
  // By the hash of the file, which is one however often it is chosen. In memory alone, and gone with the customer; null once it was asked about.
  const [notes, setNotes] = useState<ReadonlyMap<string, CameraNotes | null>>(new Map());
  const set = (well: WellName, state: WellState) => setStates((current) => ({ ...current, [well]: state }));

  const isShown = useRef(false);
  const keyOf = (well: WellName) => `${kept}${well}`;

  const goOn = async (well: WellName, bringing: Bringing) => {
    turns.current[well] += 1;
    const turn = turns.current[well];
    set(well, { isTaking: true, problem: null });
    getReadyToLook();
    underWay.set(keyOf(well), bringing);
    const taken = await bringing.work;
    if (turn !== turns.current[well] || !isShown.current) return;
    underWay.delete(keyOf(well));
    const isProblem = 'kind' in taken;
    set(well, { isTaking: false, problem: isProblem ? taken : null });
    put(well, isProblem ? null : taken, bringing.isPart && !isProblem);
  };
  const bring = (well: WellName, call: () => Promise<Picture | WellProblem>, isPart = false) =>
    goOn(well, { work: call().catch(unexpected), isPart });

  const bringWhatIsUnderWay = useEffectEvent(() => {
    for (const well of wellNames) {
      const bringing = underWay.get(keyOf(well));
      if (bringing) void goOn(well, bringing);
    }
  });
  useEffect(() => {
    isShown.current = true;
    bringWhatIsUnderWay();
    return () => {
      isShown.current = false;
    };
  }, []);
  const leaveOut = (well: WellName) => {
    turns.current[well] += 1;
    underWay.delete(keyOf(well));
  };

  return {
    states,
    take: (well: WellName, file: File) =>
      bring(well, async () => {
        const { picture, cameraNotes } = await taken(file);
        if ('kind' in picture) return picture;
        sources.current.set(picture.id, { base: picture, file, cut: null });
        if (cameraNotes) setNotes((known) => new Map([[fileOf(picture), cameraNotes], ...known]));
        return picture;
      }),
    /** When and where a picture was taken, by its file; null where that does not say so, or a person has had a word on it. */
    cameraNotesOf: (picture: Picture) => notes.get(fileOf(picture)) ?? null,
    forgetCameraNotes: (picture: Picture) => setNotes((known) => new Map(known).set(fileOf(picture), null)),
    /** What a picture was made of here; null where that is not known. */
    sourceOf: (picture: Picture) => sources.current.get(picture.id) ?? null,
    /** Puts what was cut of a picture by hand in its place; null for all of it, as it came. */
    cut: (well: WellName, source: PictureSource, cut: Cut | null) => {
      const part = async () => {
        if (cut === null) return source.base;
        const made = await cutOut(source, cut);
        if (!('kind' in made)) sources.current.set(made.id, { ...source, cut });
        return made;
      };
      return bring(well, part, true);
    },
    takePortrait: (well: WellName, portrait: SamplePortrait) =>
      bring(well, async () => {
        const result = await settled(window.facedesk.practice.takePortrait({ portrait }));
        if (!result.ok) return { kind: 'call', code: result.error.code };
        return result.value;
      }),
    refuse: (well: WellName, problem: WellProblem) => {
      // Whatever is just being read for it is dropped as well.
      leaveOut(well);
      set(well, { isTaking: false, problem });
      put(well, null, false);
    },
    remove: (well: WellName) => {
      leaveOut(well);
      set(well, idle);
      put(well, null, false);
    },
    clearProblems: () => setStates({ first: idle, second: idle }),
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
function fileOf({ sha256, original }: Picture): string {
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
