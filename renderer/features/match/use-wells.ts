import { useRef, useState } from 'react';
import type { CallProblemCode } from '../../../shared/contract.ts';
import type { Picture, PictureProblem } from '../../../shared/picture.ts';
import type { SamplePortrait } from '../../../shared/practice.ts';
import { settled } from '../../app/call.ts';
import type { DropProblem } from './drop.ts';

export type WellName = 'first' | 'second';
export const wellNames = ['first', 'second'] as const;

/** Why the last picture was not taken. What was in the well before is still there. */
export type WellProblem =
  | { readonly kind: 'picture'; readonly name: string; readonly problem: PictureProblem }
  | { readonly kind: 'drop'; readonly problem: DropProblem; readonly count: number }
  | { readonly kind: 'call'; readonly code: CallProblemCode };

export interface WellState {
  readonly isTaking: boolean;
  readonly problem: WellProblem | null;
}

export interface Wells {
  readonly states: Readonly<Record<WellName, WellState>>;
  readonly take: (well: WellName, file: File) => Promise<void>;
  readonly takePortrait: (well: WellName, portrait: SamplePortrait) => Promise<void>;
  readonly refuse: (well: WellName, problem: WellProblem) => void;
  /** True for a picture that is made up, for practice. */
  readonly isPortrait: (pictureId: string) => boolean;
  readonly remove: (well: WellName) => void;
  readonly clearProblems: () => void;
}

const idle: WellState = { isTaking: false, problem: null };

/** Brings pictures into the wells. The last one chosen for a well wins, also when an earlier one takes longer. */
export function useWells(put: (well: WellName, picture: Picture | null) => void): Wells {
  const [states, setStates] = useState<Readonly<Record<WellName, WellState>>>({ first: idle, second: idle });
  const turns = useRef({ first: 0, second: 0 });
  const portraits = useRef(new Set<string>());
  const set = (well: WellName, state: WellState) => setStates((current) => ({ ...current, [well]: state }));

  const bring = async (well: WellName, call: () => Promise<Picture | WellProblem>) => {
    turns.current[well] += 1;
    const turn = turns.current[well];
    set(well, { isTaking: true, problem: null });
    const taken = await call();
    if (turn !== turns.current[well]) return;
    const isProblem = 'kind' in taken;
    set(well, { isTaking: false, problem: isProblem ? taken : null });
    if (!isProblem) put(well, taken);
  };

  return {
    states,
    take: (well, file) =>
      bring(well, async () => {
        const result = await settled(window.facedesk.pictures.add(file));
        if (!result.ok) return { kind: 'call', code: result.error.code };
        if (result.value.kind === 'taken') return result.value.picture;
        return { kind: 'picture', name: file.name, problem: result.value.problem };
      }),
    takePortrait: (well, portrait) =>
      bring(well, async () => {
        const result = await settled(window.facedesk.practice.takePortrait({ portrait }));
        if (!result.ok) return { kind: 'call', code: result.error.code };
        portraits.current.add(result.value.id);
        return result.value;
      }),
    refuse: (well, problem) => set(well, { isTaking: false, problem }),
    isPortrait: (pictureId) => portraits.current.has(pictureId),
    remove: (well) => {
      turns.current[well] += 1;
      set(well, idle);
      put(well, null);
    },
    clearProblems: () => setStates({ first: idle, second: idle }),
  };
}
