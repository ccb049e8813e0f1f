import type { Case } from '../../../shared/case/case.ts';
import type { CameraNotes } from '../../sight/preparing/camera-notes.ts';

/** A photograph taken at the door is minutes older than the visit: nobody is asked about those. */
const AT_THE_DOOR = 30 * 60_000;
/** About ten metres. */
const PLACES = 4;

/** What of a photograph's notes its case has no better word on: a place that was typed stays. Null for nothing. */
export function offerOf(
  { takenAt, place }: CameraNotes,
  { place: typed, visitedAt }: Pick<Case, 'place' | 'visitedAt'>,
) {
  const isOther =
    takenAt !== null && (visitedAt === null || Math.abs(Date.parse(takenAt) - Date.parse(visitedAt)) >= AT_THE_DOOR);
  const offer = {
    visitedAt: isOther ? takenAt : null,
    place: place && typed === '' ? `${place.latitude.toFixed(PLACES)}, ${place.longitude.toFixed(PLACES)}` : null,
  };
  return offer.visitedAt === null && offer.place === null ? null : offer;
}
