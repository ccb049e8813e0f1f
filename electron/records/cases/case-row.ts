import { type Case, caseSchema } from '../../../shared/case/case.ts';
import { type RowOf, rowOf } from '../database/columns.ts';
import { asStored } from '../database/stored.ts';

const columns = {
  id: ({ id }: Case) => id,
  mode: ({ mode }: Case): string => mode,
  created_at: ({ createdAt }: Case) => createdAt,
  reference: ({ reference }: Case) => reference,
  name: ({ name }: Case) => name,
  note: ({ note }: Case) => note,
  place: ({ place }: Case) => place,
  visited_at: ({ visitedAt }: Case) => visitedAt,
  consent_how: ({ consent }: Case): string | null => consent?.how ?? null,
  consent_at: ({ consent }: Case) => consent?.at ?? null,
  counted_lookup: ({ counted }: Case) => counted.lookup,
  counted_match: ({ counted }: Case) => counted.match,
  skipped_consent: ({ skipped }: Case) => skipped.consent,
  skipped_liveness: ({ skipped }: Case) => skipped.liveness,
  skipped_document: ({ skipped }: Case) => skipped.document,
};

/** A case as its row holds it. */
export type CaseRow = RowOf<typeof columns>;

export const caseColumns = Object.keys(columns);

export function caseRowOf(record: Case): CaseRow {
  return rowOf(columns, record);
}

/** A case from its row, held to the schema that it was written by. */
export function caseOf(row: CaseRow): Case {
  return asStored(caseSchema, {
    id: row.id,
    mode: row.mode,
    createdAt: row.created_at,
    reference: row.reference,
    name: row.name,
    note: row.note,
    place: row.place,
    visitedAt: row.visited_at,
    ...visitOf(row),
  });
}

/** What of a row its case's result follows from. */
export function visitOf(row: CaseRow) {
  return {
    consent: row.consent_how === null ? null : { how: row.consent_how, at: row.consent_at },
    counted: { lookup: row.counted_lookup, match: row.counted_match },
    skipped: { consent: row.skipped_consent, liveness: row.skipped_liveness, document: row.skipped_document },
  };
}
