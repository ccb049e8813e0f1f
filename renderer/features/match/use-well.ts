import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cutOf, sizeInFile } from '../../../shared/picture/cut.ts';
import type { Cut, FaceBox, Picture } from '../../../shared/picture/picture.ts';
import { whyUnshown } from '../../../shared/picture/sight.ts';
import { type SamplePortrait, samplePortraits } from '../../../shared/practice.ts';
import { useIsPractice } from '../../base/use-program.ts';
import { useFaceCheck } from '../../sight/faces/use-face-check.ts';
import { cutToFace } from '../check/cropping/frame.ts';
import { useCheck } from '../check/use-check.ts';
import type { PictureSource } from './cut-picture.ts';
import { type FromLookup, firstPictureOf, isCut } from './first-picture.ts';
import type { Match } from './use-match.ts';
import type { WellName, WellProblem } from './use-wells.ts';

export type Well = ReturnType<typeof useWell>;

/** HEIC too: whoever chooses it is told what to do instead, and would not see it among the files otherwise. */
export const pictureTypes = ['jpeg', 'png', 'webp', 'avif', 'gif', 'bmp', 'heic', 'heif'].map(
  (kind) => `image/${kind}`,
);

/** One of the two wells: what is in it, what is wrong with it, and what can be done about either. */
export function useWell({ screen, entries, wells }: Match, well: WellName) {
  const { t } = useTranslation();
  const isPractice = useIsPractice();
  const { firstPicture, secondPicture } = entries.typed;
  const picture = well === 'first' ? (firstPicture?.picture ?? null) : secondPicture;
  const isInVisit = screen === 'visitMatch';
  const isFromLookup = well === 'first' && firstPicture?.from === 'lookup';
  // A vendor's own picture is as it is: nobody can take a better one.
  const faceCheck = useFaceCheck(isFromLookup && !isCut(firstPicture) ? null : picture);
  const isLiveFixed = isInVisit && firstPicture?.from === 'lookup';
  const isShown = picture !== null && whyUnshown(picture) === null;
  const known = isShown ? wells.sourceOf(picture) : null;
  const { whole, isReading } = useWholeOf(isFromLookup ? firstPicture : null, known !== null);
  const source = isShown && !isReading ? (known ?? sourceOf(picture, whole?.picture ?? null)) : null;
  const vendorsFace = isFromLookup ? (whole ?? firstPicture).face : undefined;
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
    state: wells.states[well],
    /** What is wrong where there is no picture. */
    missing: entries.shownProblem(`${well}Picture`),
    /** Empty outside practice. */
    portraits: isPractice ? samplePortraits : [],
    /** One file goes where it was dropped, two fill both wells. */
    take: ([one, two]: readonly File[]) => {
      if (two && isLiveFixed) return wells.refuse(well, { kind: 'drop', problem: 'tooMany', count: 2 });
      if (one) void wells.take(two ? 'first' : well, one);
      if (two) void wells.take('second', two);
    },
    takePortrait: (portrait: SamplePortrait) => void wells.takePortrait(well, portrait),
    cut: (cut: Cut | null) => source && void wells.cut(well, source, cut),
    /** What is pressed for it is gone with the picture that it is about. */
    cropToFace: (face: FaceBox) => {
      cropRef.current?.focus();
      if (source && size) void wells.cut(well, source, cutToFace(size, source.cut, face));
    },
    cropRef,
    refuse: (problem: WellProblem) => wells.refuse(well, problem),
    remove: () => wells.remove(well),
    chooseRef: entries.inputRef(`${well}Picture`),
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
