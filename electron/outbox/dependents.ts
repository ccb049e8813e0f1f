import type { FaceMatch, LivenessLookup } from '../../shared/check/check.ts';
import type { CheckRecords } from '../records/records.ts';
import { lookupChanged, withoutReference } from './machines/check-machine.ts';

/** Whether a match may not go without a question (questions.ts). */
export type MustAsk = (match: FaceMatch) => boolean;

/** Matches follow the lookup whose reference picture they are to compare; these steps keep them abreast of it. */
interface Dependents {
  readonly checks: Pick<CheckRecords, 'needing' | 'read' | 'replace'>;
}

/**
 * Tells the matches that wait for a lookup's reference picture what became of it. Part of the step that changes the
 * lookup.
 *
 * @param mustAsk whether a person has to be asked before a match is sent with the picture that has come
 * @returns the matches that have changed
 */
export function followLookup(records: Dependents, lookup: LivenessLookup, mustAsk: MustAsk): readonly FaceMatch[] {
  return changed(records, lookup.id, (match) => {
    const next = lookupChanged(match, lookup);
    return next && unlessAsked(next, mustAsk);
  });
}

/** A match that would go by itself, and has to be asked about first, waits for a person's word. */
export function unlessAsked(match: FaceMatch, mustAsk: MustAsk): FaceMatch {
  if (match.state.name !== 'queued' || !mustAsk(match)) return match;
  return { ...match, state: { name: 'needs', what: 'question' } };
}

/** The lookup goes from the records altogether. */
export function loseLookup(records: Dependents, lookupId: string): readonly FaceMatch[] {
  return changed(records, lookupId, withoutReference);
}

/**
 * A match that begins to wait for its lookup now, which may have changed while nobody told the match: while its form
 * was being read, or while it was held.
 */
export function caughtUp(records: Dependents, match: FaceMatch): FaceMatch {
  if (match.state.name !== 'needs' || match.state.what !== 'answer' || match.first.from !== 'lookup') return match;
  const lookup = records.checks.read(match.first.lookup);
  const next = lookup?.kind === 'livenessLookup' ? lookupChanged(match, lookup) : withoutReference(match);
  // Its place may have been taken by another one, which may have come to its end too.
  return next ? caughtUp(records, next) : match;
}

function changed(
  records: Dependents,
  lookupId: string,
  next: (match: FaceMatch) => FaceMatch | null,
): readonly FaceMatch[] {
  const followers = records.checks.needing(lookupId).flatMap((match) => next(match) ?? []);
  for (const match of followers) records.checks.replace(match);
  return followers;
}
