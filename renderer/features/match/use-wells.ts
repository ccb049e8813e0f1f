import { useRef, useState } from 'react';
import type { CallProblemCode } from '../../../shared/contract/contract.ts';
import { MAXIMUM_ORIGINAL_BYTES } from '../../../shared/limits.ts';
import type { Picture, PictureProblem } from '../../../shared/picture/picture.ts';
import type { SamplePortrait } from '../../../shared/practice.ts';
import { settled } from '../../base/call.ts';
import { readFile } from '../../base/read-file.ts';
import { prepare } from '../../sight/preparing/prepare.ts';
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

/** Brings pictures into the wells. The last one chosen for a well wins, also when an earlier one takes longer. */
export function useWells(put: (well: WellName, picture: Picture | null) => void) {
  const [states, setStates] = useState<Readonly<Record<WellName, WellState>>>({ first: idle, second: idle });
  const turns = useRef({ first: 0, second: 0 });
  const set = (well: WellName, state: WellState) => setStates((current) => ({ ...current, [well]: state }));

  const bring = async (well: WellName, call: () => Promise<Picture | WellProblem>) => {
    turns.current[well] += 1;
    const turn = turns.current[well];
    set(well, { isTaking: true, problem: null });
    const taken = await call();
    if (turn !== turns.current[well]) return;
    const isProblem = 'kind' in taken;
    set(well, { isTaking: false, problem: isProblem ? taken : null });
    put(well, isProblem ? null : taken);
  };

  return {
    states,
    take: (well: WellName, file: File) => bring(well, () => taken(file)),
    takePortrait: (well: WellName, portrait: SamplePortrait) =>
      bring(well, async () => {
        const result = await settled(window.facedesk.practice.takePortrait({ portrait }));
        if (!result.ok) return { kind: 'call', code: result.error.code };
        return result.value;
      }),
    refuse: (well: WellName, problem: WellProblem) => {
      // Whatever is just being read for it is dropped as well.
      turns.current[well] += 1;
      set(well, { isTaking: false, problem });
      put(well, null);
    },
    remove: (well: WellName) => {
      turns.current[well] += 1;
      set(well, idle);
      put(well, null);
    },
    clearProblems: () => setStates({ first: idle, second: idle }),
  };
}

/** Read once: what was looked at is what is handed over, whatever becomes of the file meanwhile. */
async function taken(file: File): Promise<Picture | WellProblem> {
  const refused = (problem: PictureProblem) => ({ kind: 'picture', name: file.name, problem }) as const;
  const bytes = await readFile(file, MAXIMUM_ORIGINAL_BYTES + 1);
  if (bytes === null) return refused('unreadable');
  const prepared = await prepare(bytes);
  if (prepared.kind === 'refused') return refused(prepared.problem);
  const { decoded, original } = prepared;
  const result = await settled(window.facedesk.pictures.add(new File([prepared.bytes], file.name), decoded, original));
  if (!result.ok) return { kind: 'call', code: result.error.code };
  return result.value.kind === 'taken' ? result.value.picture : refused(result.value.problem);
}
