import { useTranslation } from 'react-i18next';
import { sizeInFile } from '../../../shared/picture/cut.ts';
import type { Cut, FaceBox } from '../../../shared/picture/picture.ts';
import { whyUnshown } from '../../../shared/picture/sight.ts';
import { type SamplePortrait, samplePortraits } from '../../../shared/practice.ts';
import { useIsPractice } from '../../base/use-program.ts';
import { useFaceCheck } from '../../sight/faces/use-face-check.ts';
import { cutToFace } from '../check/cropping/frame.ts';
import { isCut } from './first-picture.ts';
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
  const source = picture && whyUnshown(picture) === null ? wells.sourceOf(picture) : null;
  const vendorsFace = isFromLookup ? firstPicture.face : undefined;
  const size = source && sizeInFile(source.base);
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
    cut: (cut: Cut | null) => picture && void wells.cut(well, picture, cut),
    cropToFace: (face: FaceBox) =>
      source && size && picture && void wells.cut(well, picture, cutToFace(size, source.cut, face)),
    refuse: (problem: WellProblem) => wells.refuse(well, problem),
    remove: () => wells.remove(well),
    chooseRef: entries.inputRef(`${well}Picture`),
  };
}
