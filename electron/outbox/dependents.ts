import type { FaceMatch, LivenessLookup } from '../../shared/check.ts';
import type { Records } from '../records/records.ts';
import { lookupChanged, withoutReference } from './machine.ts';

/**
 * Tells the matches that wait for a lookup's reference picture what became of it. Part of the step that changes the
 * lookup.
 *
 * @returns the matches that have changed
 */
export function followLookup(records: Records, lookup: LivenessLookup): readonly FaceMatch[] {
  return changed(records, lookup.id, (match) => lookupChanged(match, lookup));
}

/** The lookup goes from the records altogether. */
export function loseLookup(records: Records, lookupId: string): readonly FaceMatch[] {
  return changed(records, lookupId, withoutReference);
}

function changed(
  records: Records,
  lookupId: string,
  next: (match: FaceMatch) => FaceMatch | null,
): readonly FaceMatch[] {
  const followers = records.checks.needing(lookupId).flatMap((match) => next(match) ?? []);
  for (const match of followers) records.checks.replace(match);
  return followers;
}
