import type { LivenessLookup } from '../../../shared/check/check.ts';
import type { Mode } from '../../../shared/mode.ts';
import { cutOf, keepsFace } from '../../../shared/picture/cut.ts';
import type { Original, Picture } from '../../../shared/picture/picture.ts';
import type { OutboxParts } from '../parts.ts';

/**
 * The lookup of whose reference picture the program made a picture for sending, and nothing else was cut off with it than what is around
 * the vendor's face (docs/DESIGN.md, *Verdicts*); null where there is none, or it can't be told. The window's word is only where to look:
 * the reference is made into that picture once more here, in a page of its own, and has to come out the same, byte for byte.
 *
 * @param caseId whose lookup it is, where several brought the same picture; null for the newest
 */
export async function lookupItIsMadeOf(
  { records, makeOf, reportFault }: Pick<OutboxParts, 'records' | 'makeOf' | 'reportFault'>,
  { original, sha256 }: Picture,
  mode: Mode,
  caseId: string | null,
): Promise<LivenessLookup | null> {
  if (original === null) return null;
  const lookups = records.checks.withReference(original.sha256, mode);
  const lookup = lookups.find((one) => one.caseId === caseId) ?? lookups[0];
  const reference = lookup && referenceOf(lookup);
  if (!lookup || !reference || !lookups.every((one) => showsFace(one, original))) return null;
  const read = await records.pictures.read(reference.id);
  if (!read.ok) return null;
  try {
    return (await makeOf(read.value.bytes, cutOf(original))) === sha256 ? lookup : null;
  } catch (fault) {
    reportFault('making a picture once more', fault);
    return null;
  }
}

function referenceOf({ state }: LivenessLookup): Picture | null {
  const reference = state.name === 'done' ? state.answer.reference : null;
  return reference?.kind === 'kept' ? reference.picture : null;
}

/** Of several people in the picture the one stays whose liveness was checked: all of the face that the vendor found. */
function showsFace({ state }: LivenessLookup, original: Original): boolean {
  const reference = state.name === 'done' ? state.answer.reference : null;
  if (reference?.kind !== 'kept') return false;
  const { picture, faceBox } = reference;
  // A cut is measured by the whole: by a smaller one that the window claims, a corner would pass for all of it.
  if (picture.width !== original.width || picture.height !== original.height) return false;
  const cut = cutOf(original);
  return cut === null || keepsFace(cut, faceBox, original);
}
