import { type Case, caseSchema } from '../../shared/case.ts';

/** A case as its row holds it. */
export interface CaseRow {
  readonly id: string;
  readonly mode: string;
  readonly created_at: string;
  readonly reference: string;
  readonly name: string;
  readonly note: string;
  readonly place: string;
  readonly visited_at: string | null;
  readonly consent_how: string | null;
  readonly consent_at: string | null;
  readonly counted_lookup: string | null;
  readonly counted_match: string | null;
}

export const caseColumns = [
  'id',
  'mode',
  'created_at',
  'reference',
  'name',
  'note',
  'place',
  'visited_at',
  'consent_how',
  'consent_at',
  'counted_lookup',
  'counted_match',
] as const satisfies readonly (keyof CaseRow)[];

export function caseRowOf(record: Case): CaseRow {
  return {
    id: record.id,
    mode: record.mode,
    created_at: record.createdAt,
    reference: record.reference,
    name: record.name,
    note: record.note,
    place: record.place,
    visited_at: record.visitedAt,
    consent_how: record.consent?.how ?? null,
    consent_at: record.consent?.at ?? null,
    counted_lookup: record.counted.lookup,
    counted_match: record.counted.match,
  };
}

/** A case from its row, held to the schema that it was written by. */
export function caseOf(row: CaseRow): Case {
  return caseSchema.parse({
    id: row.id,
    mode: row.mode,
    createdAt: row.created_at,
    reference: row.reference,
    name: row.name,
    note: row.note,
    place: row.place,
    visitedAt: row.visited_at,
    consent: row.consent_how === null ? null : { how: row.consent_how, at: row.consent_at },
    counted: { lookup: row.counted_lookup, match: row.counted_match },
  });
}
