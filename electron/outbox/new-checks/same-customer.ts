import type { Decision, SharedUse } from '../../../shared/case/question.ts';
import type { Check } from '../../../shared/check/check.ts';
import { picturesOf } from '../../../shared/check/of-a-check.ts';
import type { Picture } from '../../../shared/picture/picture.ts';
import { hashesOf } from '../../../shared/picture/sight.ts';
import { sampleSessions } from '../../../shared/practice.ts';
import type { Clue, Holder, Said } from '../../records/records.ts';

/**
 * Whether a check is another customer's (docs/DESIGN.md, *Two customers are never mixed up*), pure. Sessions and pictures are what
 * tells; checks without a case count together as one customer that has none.
 */

/** Where a clue is found elsewhere. */
export interface Found {
  readonly clue: Clue;
  readonly holder: Holder;
}

/** Whether a person has said of this and another case (null: of checks without one) that they are one customer's. */
export type IsSaid = (value: string, otherCaseId: string | null) => boolean;

/**
 * What a check asks about.
 *
 * @param sessionOf the session of a lookup, whose reference picture may not have come yet; null where it is gone
 */
export function cluesAskedAbout(check: Check, sessionOf: (lookup: string) => string | null): readonly Clue[] {
  if (check.kind === 'livenessLookup') return [{ kind: 'session', value: check.sessionId }];
  const { first, second } = check;
  const session = first.from === 'lookup' ? sessionOf(first.lookup) : null;
  return [
    ...(session === null ? [] : [{ kind: 'session', value: session } as const]),
    ...picturesIn(first.picture ? [first.picture, second] : [second]),
  ];
}

/** Everything by which a check on record tells its customer, with what it was answered with. */
export function cluesHeld(check: Check): readonly Clue[] {
  const pictures = picturesIn(picturesOf(check));
  return check.kind === 'livenessLookup' ? [{ kind: 'session', value: check.sessionId }, ...pictures] : pictures;
}

/** Also by the files that they were made of: earlier builds sent these as they came, and another makes other bytes of them. */
function picturesIn(pictures: readonly Picture[]): Clue[] {
  return [...new Set(pictures.flatMap(hashesOf))].map((value) => ({ kind: 'picture', value }));
}

/** What practice brings along belongs to nobody. */
export function isSample({ kind, value }: Clue, isSamplePicture: (sha256: string) => boolean): boolean {
  return kind === 'session' ? sampleSessions.some(({ sessionId }) => sessionId === value) : isSamplePicture(value);
}

/** Nor does what was made of it. */
export function isOfSample(
  picture: Pick<Picture, 'sha256' | 'original'>,
  isSamplePicture: (sha256: string) => boolean,
): boolean {
  return hashesOf(picture).some(isSamplePicture);
}

/**
 * Of what was found, what nobody has said anything of yet. Who has said that a session is one customer's has said it of
 * the pictures that it brought, too.
 */
export function unsaid(found: readonly Found[], isSaid: IsSaid): readonly Found[] {
  const isCovered = ({ clue, holder }: Found) => {
    const otherCaseId = holder.case?.id ?? null;
    return isSaid(clue.value, otherCaseId) || (holder.sessionId !== null && isSaid(holder.sessionId, otherCaseId));
  };
  const covered = new Set(found.filter(isCovered).map(placeOf));
  return found.filter((one) => !covered.has(placeOf(one)));
}

/** As a person is asked: each case once for a session and once for pictures, in the order in which they were found. */
export function usesOf(found: readonly Found[]): SharedUse[] {
  const uses = found.map(({ clue, holder }): SharedUse => ({ kind: clue.kind, case: holder.case }));
  return [...new Map(uses.map((use) => [useName(use.kind, use.case?.id ?? null), use])).values()];
}

/** Whether a decision is about exactly this: a yes to something else, or to less, lets nothing through. */
export function isDecided(uses: readonly SharedUse[], { sameCustomer }: Decision): boolean {
  const asked = new Set(uses.map((use) => useName(use.kind, use.case?.id ?? null)));
  const named = new Set(sameCustomer.map((use) => useName(use.kind, use.caseId)));
  return asked.size === named.size && [...asked].every((name) => named.has(name));
}

/** What goes on record of a decision: for each session or picture and each other case, the oldest check that has it. */
export function toSay(
  check: string,
  found: readonly Found[],
): readonly Pick<Said, 'kind' | 'value' | 'check' | 'other'>[] {
  const oldest = new Map(found.toReversed().map((one) => [placeOf(one), one]));
  return [...oldest.values()].toReversed().map(({ clue, holder }) => ({ ...clue, check, other: holder.check }));
}

function placeOf({ clue, holder }: Found): string {
  return `${clue.kind} ${clue.value} ${holder.case?.id ?? ''}`;
}

function useName(kind: SharedUse['kind'], caseId: string | null): string {
  return `${kind} ${caseId ?? ''}`;
}
