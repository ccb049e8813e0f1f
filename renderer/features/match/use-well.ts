import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cutOf, sizeInFile } from '../../../shared/picture/cut.ts';
import type { Cut, FaceBox, Picture } from '../../../shared/picture/picture.ts';
import { whyUnshown } from '../../../shared/picture/sight.ts';
import { type SamplePortrait, samplePortraits } from '../../../shared/practice.ts';
import type { EntryProblem } from '../../base/form/use-entries.ts';
import { useIsPractice } from '../../base/use-program.ts';
import { useFaceCheck } from '../../sight/faces/use-face-check.ts';
import { cutToFace } from '../check/cropping/frame.ts';
import { useCheck } from '../check/use-check.ts';
import type { Bringer, WellName, WellProblem, WellState } from './bringing.ts';
import type { PictureSource } from './cut-picture.ts';
import { type FromLookup, firstPictureOf, isCut } from './first-picture.ts';
import type { MatchEntries } from './match-form.ts';
import type { Match } from './use-match.ts';

export type Well = ReturnType<typeof useWell>;

/** What a well is drawn from, and nothing else of its form: it is dear to draw. */
export interface DrawnWell {
  readonly screen: Match['screen'];
  readonly well: WellName;
  readonly firstPicture: MatchEntries['firstPicture'];
  readonly secondPicture: MatchEntries['secondPicture'];
  readonly state: WellState;
  /** What is wrong where there is no picture. */
  readonly missing: EntryProblem | null;
  readonly edited: Match['editing']['edited'];
  readonly change: Match['entries']['change'];
  readonly inputRef: Match['entries']['inputRef'];
  readonly doing: Bringer;
}

/** HEIC too: whoever chooses it is told what to do instead, and would not see it among the files otherwise. */
export const pictureTypes = ['jpeg', 'png', 'webp', 'avif', 'gif', 'bmp', 'heic', 'heif'].map(
  (kind) => `image/${kind}`,
);

/** One of the two wells: what is in it, what is wrong with it, and what can be done about either. */
export function useWell(drawn: DrawnWell) {
  const { screen, well, firstPicture, secondPicture, state, missing, inputRef, doing } = drawn;
  const { t } = useTranslation();
  const isPractice = useIsPractice();
  const picture = well === 'first' ? (firstPicture?.picture ?? null) : secondPicture;
  const isInVisit = screen === 'visitMatch';
  const fromLookup = well === 'first' && firstPicture?.from === 'lookup' ? firstPicture : null;
  const isFromLookup = fromLookup !== null;
  // A vendor's own picture is as it is: nobody can take a better one.
  const faceCheck = useFaceCheck(fromLookup && !isCut(fromLookup) ? null : picture);
  const isLiveFixed = isInVisit && firstPicture?.from === 'lookup';
  const isShown = picture !== null && whyUnshown(picture) === null;
  const known = isShown ? doing.sourceOf(picture) : null;
  const { whole, isReading } = useWholeOf(fromLookup, known !== null);
  const source = isShown && !isReading ? (known ?? sourceOf(picture, whole?.picture ?? null)) : null;
  const vendorsFace = fromLookup ? (whole ?? fromLookup).face : undefined;
  const size = source && sizeInFile(source.base);
  const cropRef = useRef<HTMLButtonElement>(null);
  return {
    well,
    title: t(`match.${well}`),
    /** In a visit the live photo is the liveness check's: nobody takes another in its place. */
    isFixed: isLiveFixed && well === 'first',
    picture,
    /** Of what a part can be taken by hand; null where there is nothing to see. */
    cropping: source && size ? { picture: source.base, size, cut: source.cut, face: vendorsFace } : null,
    subject: well === 'first' ? ('face' as const) : ('document' as const),
    faceCheck,
    /** The picture is a lookup's reference; without a picture it comes with the lookup's answer. */
    isFromLookup,
    state,
    /** What is wrong where there is no picture. */
    missing,
    /** Empty outside practice. */
    portraits: isPractice ? samplePortraits : [],
    /** One file goes where it was dropped, two fill both wells. */
    take: ([one, two]: readonly File[]) => {
      if (two && isLiveFixed) return doing.refuse(well, { kind: 'drop', problem: 'tooMany', count: 2 });
      if (one) void doing.take(two ? 'first' : well, one);
      if (two) void doing.take('second', two);
    },
    takePortrait: (portrait: SamplePortrait) => void doing.takePortrait(well, portrait),
    cut: (cut: Cut | null) => source && void doing.cut(well, source, cut, fromLookup),
    /** What is pressed for it is gone with the picture that it is about. */
    cropToFace: (face: FaceBox) => {
      cropRef.current?.focus();
      if (source && size) void doing.cut(well, source, cutToFace(size, source.cut, face), fromLookup);
    },
    cropRef,
    refuse: (problem: WellProblem) => doing.refuse(well, problem),
    remove: () => doing.remove(well),
    chooseRef: inputRef(`${well}Picture`),
  };
}

/**
 * A lookup's picture as it came, and where its face is, where the form does not know: of a match that is changed, or after the page has died. A
 * part of a part would not count as the lookup's. Null where it is not needed, or not at hand.
 */
function useWholeOf(entry: FromLookup | null, isKnown: boolean) {
  const isWanted = entry !== null && (entry.face === undefined || (isCut(entry) && !isKnown));
  const { data: reading, isPending } = useCheck(isWanted ? entry.lookup : null);
  const whole = isWanted && reading?.check.kind === 'livenessLookup' ? firstPictureOf(reading.check) : null;
  return { whole, isReading: isWanted && isPending };
}

function sourceOf(picture: Picture, whole: Picture | null): PictureSource {
  return whole ? { base: whole, file: null, cut: cutOf(picture.original) } : { base: picture, file: null, cut: null };
}
