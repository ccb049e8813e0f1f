import { type CaseDetails, consentWays } from '../../../shared/case/case.ts';
import { normalReference } from '../../../shared/entry/characters.ts';
import {
  type FieldProblem,
  MAXIMUM_CASE_NAME_LENGTH,
  MAXIMUM_CASE_NOTE_LENGTH,
  MAXIMUM_CASE_REFERENCE_LENGTH,
  parseRequiredCaseReference,
  trimLines,
} from '../../../shared/entry/fields.ts';
import { UNFINISHED } from '../../ui/fields/moment-box.tsx';
import { namesAadhaar } from '../check/names-aadhaar.ts';
import { type LocalMoment, localMoment, momentOf } from './local-moment.ts';

export const consentChoices = ['none', ...consentWays] as const;
export type ConsentChoice = (typeof consentChoices)[number];

/** As typed. */
export interface CaseEntries {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly visitedAt: LocalMoment;
  readonly consentHow: ConsentChoice;
  readonly consentAt: LocalMoment;
  readonly note: string;
}
export type CaseField = Exclude<keyof CaseEntries, 'consentHow'>;

/** In the order of the screen: the first one with a problem gets the focus. */
export const caseFields = [
  'reference',
  'name',
  'place',
  'visitedAt',
  'consentAt',
  'note',
] as const satisfies readonly CaseField[];

export const longest: Readonly<Partial<Record<CaseField, number>>> = {
  reference: MAXIMUM_CASE_REFERENCE_LENGTH,
  name: MAXIMUM_CASE_NAME_LENGTH,
  place: MAXIMUM_CASE_NAME_LENGTH,
  note: MAXIMUM_CASE_NOTE_LENGTH,
};

/** A case is usually entered at the door. */
export function newCaseEntries(now: Date): CaseEntries {
  return {
    reference: '',
    name: '',
    place: '',
    visitedAt: localMoment(now.toISOString()),
    consentHow: 'none',
    consentAt: '',
    note: '',
  };
}

export function entriesOfCase(details: CaseDetails): CaseEntries {
  const { reference, name, place, note, visitedAt, consent } = details;
  return {
    reference,
    name,
    place,
    note,
    visitedAt: visitedAt === null ? '' : localMoment(visitedAt),
    consentHow: consent?.how ?? 'none',
    consentAt: consent ? localMoment(consent.at) : '',
  };
}

export function caseProblems(entries: CaseEntries): Readonly<Record<CaseField, FieldProblem | null>> {
  const reference = parseRequiredCaseReference(entries.reference);
  const isTooLong = (field: 'name' | 'place' | 'note') => entries[field].trim().length > (longest[field] ?? 0);
  const needsConsentTime = entries.consentHow !== 'none' && momentOf(entries.consentAt) === null;
  return {
    reference: reference.ok ? null : reference.error,
    name: isTooLong('name') ? 'tooLong' : null,
    place: isTooLong('place') ? 'tooLong' : null,
    visitedAt: entries.visitedAt === UNFINISHED ? 'required' : null,
    consentAt: needsConsentTime ? 'required' : null,
    note: isTooLong('note') ? 'tooLong' : null,
  };
}

/**
 * What is sent.
 *
 * @param before what was there: a moment that was left alone keeps its seconds
 */
export function caseRequest(entries: CaseEntries, before: CaseDetails | null): CaseDetails {
  const kept = (typed: LocalMoment, was: string | null | undefined) =>
    was && localMoment(was) === typed ? was : momentOf(typed);
  const { consentHow } = entries;
  const consentAt = kept(entries.consentAt, before?.consent?.at);
  return {
    reference: normalReference(entries.reference),
    name: entries.name.trim(),
    place: entries.place.trim(),
    note: trimLines(entries.note),
    visitedAt: kept(entries.visitedAt, before?.visitedAt),
    consent: consentHow === 'none' || consentAt === null ? null : { how: consentHow, at: consentAt },
  };
}

/** Fields with something in them that looks like an Aadhaar number, which must not be kept here. */
export function fieldsNamingAadhaar(entries: CaseEntries): ReadonlySet<CaseField> {
  return new Set((['reference', 'name', 'place', 'note'] as const).filter((field) => namesAadhaar(entries[field])));
}
