import { useEffect, useMemo } from 'react';
import type { Picture } from '../../../shared/picture/picture.ts';
import { useStateOf } from '../../base/state-of.ts';
import type { CameraNotes } from '../../sight/preparing/camera-notes.ts';
import { bringerFor, type FormOfCustomer, fileOf, idle, type WellName, type WellState } from './bringing.ts';

/** Both wells of a customer's form. @param kept see keptOf; with another one everything begins anew */
export function useWells(kept: string, change: FormOfCustomer['change']) {
  const [states, setStates] = useStateOf<Readonly<Record<WellName, WellState>>>(kept, () => bothIdle);
  // By the hash of the file, which is one however often it is chosen. In memory alone, and gone with the customer; null once it was asked about.
  const [notes, setNotes] = useStateOf<ReadonlyMap<string, CameraNotes | null>>(kept, () => new Map());
  // Made once: a well is drawn anew where it has changed itself, and not with the rest of the screen.
  const doing = useMemo(
    () =>
      bringerFor({
        kept,
        change,
        tell: (well, state) => setStates((current) => ({ ...current, [well]: state })),
        note: (file, found) => setNotes((known) => new Map([[file, found], ...known])),
      }),
    [kept, change, setStates, setNotes],
  );
  useEffect(() => doing.show(), [doing]);
  return {
    states,
    doing,
    /** When and where a picture was taken, by its file; null where that does not say so, or a person has had a word on it. */
    cameraNotesOf: (picture: Picture) => notes.get(fileOf(picture)) ?? null,
    forgetCameraNotes: (picture: Picture) => setNotes((known) => new Map(known).set(fileOf(picture), null)),
  };
}

const bothIdle = { first: idle, second: idle };
